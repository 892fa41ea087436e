"""How a Danish title or phrase is made comparable: one case, one way of writing, stems of words."""

import re
import threading
import unicodedata
from functools import lru_cache

import snowballstemmer

from matching.language.abbreviations import expand

_GENDER = re.compile(r"\(?\b(?:m\s*/\s*k|k\s*/\s*m|m\s*/\s*[fwk]\s*/\s*[dx]|mand\s*/\s*kvinde)\b\)?")
_QUOTES = re.compile(r"[\"'`´‘’“”„«»]")
_NOT_TEXT = re.compile(r"[^\w+#.&/-]+")
_SEPARATORS = re.compile(r"(?<![\w+#])[.&/+#-]+(?!\w)|[/&]|\.(?!\w)|(?<!\w)\.(?!net\b)|-(?=\s|$)|(?<=\s)-")
_HYPHEN = re.compile(r"(?<=\w)-(?=\w)")
_WORD = re.compile(r"[\w+#]+(?:\.\w+)*")
_SPACES = re.compile(r"\s+")

_STOPWORDS = """af alle andre at da de den denne der deres det dette dig din dine dit du efter eller en end er et for
    fra få har have hos hvor i ikke inden indenfor ind jeg kan med men mere nogle og også om op os over på samt sig sin
    sit skal som søger søges til ud under ved vi vil vores være and for in of or the to with"""

#: Words that say nothing about what a job or skill is.
STOPWORDS = frozenset(_STOPWORDS.split())

_stemmer = snowballstemmer.stemmer("danish")
#: The stemmer keeps the word it works on in itself, so two threads must never use it at once.
_stemming = threading.Lock()


def fold(text: str) -> str:
    """The text in lower case, Unicode-normalised, quotation marks gone, white space single; same words otherwise."""
    plain = _QUOTES.sub("", unicodedata.normalize("NFKC", text)).casefold()
    return _SPACES.sub(" ", plain).strip()


@lru_cache(maxsize=200_000)
def normalise(text: str) -> str:
    """The text as the linker compares it: folded, `(m/k)` removed, short forms written out, punctuation gone.

    >>> normalise("SOSU-assistent (m/k)")
    'social og sundhedsassistent'
    """
    spoken = expand(_GENDER.sub(" ", fold(text)))
    bare = _SEPARATORS.sub(" ", _NOT_TEXT.sub(" ", spoken))
    return _SPACES.sub(" ", _HYPHEN.sub(" ", bare)).strip()


def words(text: str) -> list[str]:
    """The words of a text in lower case, in order; `c++`, `c#` and `node.js` stay whole."""
    return _WORD.findall(text.casefold())


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The Danish stem of a word in lower case; a word of up to three letters is its own stem."""
    if len(word) <= 3:
        return word
    with _stemming:
        return str(_stemmer.stemWord(word))
