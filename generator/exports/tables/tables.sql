-- /data/papers.sqlite: what is known of every paper, each fact once.
-- Unknown is NULL. What ends in _id leads to the table of that name; position counts from 1.

CREATE TABLE papers (
  id TEXT PRIMARY KEY NOT NULL,   -- the last part of the paper's address; never changes
  url TEXT NOT NULL,              -- relative to the site's root
  title TEXT NOT NULL,
  sentence TEXT,                  -- of the abstract: what the paper does
  abstract TEXT,
  authors TEXT,                   -- names in order, to read and to search; see paper_authors
  author_count INTEGER,
  organisation TEXT,
  venue TEXT,                     -- where it appeared, as it was said
  date TEXT,                      -- ISO 8601, as precise as known: 2023, 2023-05, 2023-05-24
  date_inferred INTEGER NOT NULL, -- 1 where the year is a conclusion from the listing
  comments INTEGER,
  arxiv TEXT,
  doi TEXT
);

CREATE TABLE authors (
  id TEXT PRIMARY KEY NOT NULL,   -- of the name: spellings that differ by accents share it
  name TEXT NOT NULL              -- the spelling used most
);

CREATE TABLE paper_authors (
  paper_id TEXT NOT NULL REFERENCES papers (id),
  position INTEGER NOT NULL,
  author_id TEXT NOT NULL REFERENCES authors (id),
  name TEXT NOT NULL,             -- as this paper has it
  PRIMARY KEY (paper_id, position)
) WITHOUT ROWID;

CREATE TABLE topic_groups (
  id TEXT PRIMARY KEY NOT NULL,
  title TEXT NOT NULL
);

CREATE TABLE topics (
  id TEXT PRIMARY KEY NOT NULL,
  title TEXT NOT NULL,
  description TEXT NOT NULL,
  topic_group_id TEXT NOT NULL REFERENCES topic_groups (id)
);

CREATE TABLE paper_topics (
  paper_id TEXT NOT NULL REFERENCES papers (id),
  position INTEGER NOT NULL,      -- most central first
  topic_id TEXT NOT NULL REFERENCES topics (id),
  PRIMARY KEY (paper_id, position)
) WITHOUT ROWID;

CREATE TABLE names (
  id TEXT PRIMARY KEY NOT NULL,   -- kind, slash, and the last part of the name's address
  kind TEXT NOT NULL,             -- models, benchmarks, languages
  title TEXT NOT NULL
);

CREATE TABLE mentions (
  paper_id TEXT NOT NULL REFERENCES papers (id),
  position INTEGER NOT NULL,
  name_id TEXT NOT NULL REFERENCES names (id),
  count INTEGER NOT NULL,         -- in title and abstract
  PRIMARY KEY (paper_id, position)
) WITHOUT ROWID;

CREATE TABLE listings (
  id TEXT PRIMARY KEY NOT NULL,
  title TEXT NOT NULL,
  lines INTEGER NOT NULL,
  year INTEGER,                   -- of its dates without one
  year_inferred INTEGER NOT NULL
);

CREATE TABLE records (            -- a paper as one listing prints it
  paper_id TEXT NOT NULL REFERENCES papers (id),
  position INTEGER NOT NULL,      -- most trusted first
  listing_id TEXT NOT NULL REFERENCES listings (id),
  line INTEGER NOT NULL,          -- of the title, from 1
  end_line INTEGER NOT NULL,
  title TEXT NOT NULL,            -- as printed
  PRIMARY KEY (paper_id, position),
  UNIQUE (listing_id, line)
) WITHOUT ROWID;

CREATE TABLE links (
  paper_id TEXT NOT NULL REFERENCES papers (id),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,             -- arxiv, pdf, doi, huggingface, code, model, dataset, project
  url TEXT NOT NULL,
  PRIMARY KEY (paper_id, position)
) WITHOUT ROWID;

-- Words are found whatever their ending and accents: "quantized" finds "quantization". The
-- text stays in papers; Datasette knows by "content" which table this index searches.
CREATE VIRTUAL TABLE papers_fts USING fts5 (
  title, abstract, authors,
  content="papers",
  tokenize='porter unicode61 remove_diacritics 2'
);
