-- Made once the rows are in, which is faster than beside them.
CREATE INDEX papers_by_date ON papers (date);
CREATE INDEX paper_authors_by_author ON paper_authors (author_id);
CREATE INDEX paper_topics_by_topic ON paper_topics (topic_id);
CREATE INDEX topics_by_group ON topics (topic_group_id);
CREATE INDEX mentions_by_name ON mentions (name_id);
INSERT INTO papers_fts (papers_fts) VALUES ('rebuild');
INSERT INTO papers_fts (papers_fts) VALUES ('optimize');
