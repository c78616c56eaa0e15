"""Conferences and journals whose acronym means one venue only to readers of this field."""

from __future__ import annotations

import re

CONFERENCES = {
    "AAAI": "AAAI Conference on Artificial Intelligence",
    "AACL": "Conference of the Asia-Pacific Chapter of the Association for Computational "
    "Linguistics",
    "ACL": "Annual Meeting of the Association for Computational Linguistics",
    "AISTATS": "International Conference on Artificial Intelligence and Statistics",
    "ASPLOS": "International Conference on Architectural Support for Programming Languages and "
    "Operating Systems",
    "CLiC-it": "Italian Conference on Computational Linguistics",
    "COLING": "International Conference on Computational Linguistics",
    "COLM": "Conference on Language Modeling",
    "CVPR": "IEEE/CVF Conference on Computer Vision and Pattern Recognition",
    "DAC": "Design Automation Conference",
    "EACL": "Conference of the European Chapter of the Association for Computational Linguistics",
    "ECCV": "European Conference on Computer Vision",
    "EMNLP": "Conference on Empirical Methods in Natural Language Processing",
    "EuroSys": "European Conference on Computer Systems",
    "HPCA": "International Symposium on High-Performance Computer Architecture",
    "IALP": "International Conference on Asian Language Processing",
    "ICASSP": "International Conference on Acoustics, Speech and Signal Processing",
    "ICCV": "International Conference on Computer Vision",
    "ICLR": "International Conference on Learning Representations",
    "ICML": "International Conference on Machine Learning",
    "ICSE": "International Conference on Software Engineering",
    "IJCAI": "International Joint Conference on Artificial Intelligence",
    "ISCA": "International Symposium on Computer Architecture",
    "ISSRE": "International Symposium on Software Reliability Engineering",
    "KDD": "ACM SIGKDD Conference on Knowledge Discovery and Data Mining",
    "LREC-COLING": "Joint International Conference on Computational Linguistics, Language "
    "Resources and Evaluation",
    "MLSys": "Conference on Machine Learning and Systems",
    "NAACL": "Conference of the North American Chapter of the Association for Computational "
    "Linguistics",
    "NeurIPS": "Conference on Neural Information Processing Systems",
    "OSDI": "USENIX Symposium on Operating Systems Design and Implementation",
    "SIGIR": "International ACM SIGIR Conference on Research and Development in Information "
    "Retrieval",
    "SOSP": "ACM Symposium on Operating Systems Principles",
    "WACV": "IEEE/CVF Winter Conference on Applications of Computer Vision",
    "WMT": "Conference on Machine Translation",
    "WWW": "ACM Web Conference",
}
"""Acronyms of conferences with their names as the conferences themselves give them."""

WITH_FINDINGS = frozenset({"AACL", "ACL", "EACL", "EMNLP", "NAACL"})
"""Conferences with a volume of Findings in the ACL Anthology."""

JOURNALS = {
    "CL": "Computational Linguistics",
    "Computational Linguistics": "Computational Linguistics",
    "IEEE Access": "IEEE Access",
    "JAIR": "Journal of Artificial Intelligence Research",
    "JMLR": "Journal of Machine Learning Research",
    "Nature": "Nature",
    "Nature Communications": "Nature Communications",
    "Nature Machine Intelligence": "Nature Machine Intelligence",
    "PLOS ONE": "PLOS ONE",
    "PNAS": "Proceedings of the National Academy of Sciences",
    "Science": "Science",
    "TACL": "Transactions of the Association for Computational Linguistics",
    "TMLR": "Transactions on Machine Learning Research",
    "TOSEM": "ACM Transactions on Software Engineering and Methodology",
    "TPAMI": "IEEE Transactions on Pattern Analysis and Machine Intelligence",
    "TSE": "IEEE Transactions on Software Engineering",
}
"""Journals that their name alone does not show to be one, and acronyms of journals."""

JOURNAL_WORDS = re.compile(r"\A(?!.*\b(?:Workshop|Conference|Symposium|Proceedings)s?\b)"
                           r".*\b(?:Journal|Transactions|Letters|Reports|Magazine)\b")  # fmt: skip
"""What a journal's name says of itself."""
