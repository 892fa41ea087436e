"""What is new in Jobbro for those who use it: short notes with a day, and the newest one each person has read.

What was read is kept in the person's browser, not with us: it changes nothing but a mark, and nobody else needs it.
"""

from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from matching.core.access import Actor

COOKIE = "jobbro_nyt"
KEPT_SECONDS = 365 * 24 * 3600


@dataclass(frozen=True)
class NewsNote:
    """A note; `key` never changes once it is out, and of two on a day the later key is the newer."""

    key: str
    out_on: date
    title: str
    text: str

    @property
    def place(self) -> tuple[date, str]:
        """Where it stands among the notes: the total order they are shown in, newest last."""
        return self.out_on, self.key


NOTES: tuple[NewsNote, ...] = (
    NewsNote(
        "2026-12-01-7-tal",
        date(2026, 12, 1),
        "Offentliggjorte tal",
        "Under »Tal« kan I læse, hvad der er udgivet om jobordrer, samtaler og forløb, med jeres egen a-kasse ved "
        "siden af. Hvert tal siger, hvad det viser. Se det måned for måned eller efter a-kasse, og hent det.",
    ),
    NewsNote(
        "2026-12-01-6-indkald-flere",
        date(2026, 12, 1),
        "Indkald flere på én gang",
        "Vælg medlemmer på listen, og tryk »Indkald de valgte«. Jobbro lægger samtalerne i dine ledige tider, og du "
        "ser planen, før noget bliver sendt. De, der ikke kan indkaldes, står med en grund.",
    ),
    NewsNote(
        "2026-12-01-5-fortryd",
        date(2026, 12, 1),
        "Fortryd, mens I taler",
        "Når du har aftalt noget eller lagt et job til side, står vejen tilbage nederst i ti sekunder. Tryk Fortryd "
        "eller Z. Er en henvisning hos virksomheden, kan aftalen ikke fortrydes, og det står der.",
    ),
    NewsNote(
        "2026-12-01-4-andre-akasser",
        date(2026, 12, 1),
        "Kandidater i andre a-kasser",
        "På en jobordre kan I bede en anden a-kasse om en aftale. Siger den ja, ser I anonyme kort og kan bede om en "
        "henvisning. Hver visning bliver skrevet ned. Spørger en anden a-kasse jer, står det på arbejdslisten.",
    ),
    NewsNote(
        "2026-12-01-3-lister",
        date(2026, 12, 1),
        "Lister over medlemmer og jobordrer",
        "Filtrér, sortér, og send adressen til en kollega. Gem en visning, og se, hvor mange nye der er kommet til. "
        "Gør det samme ved flere på én gang, og hent listen som regneark.",
    ),
    NewsNote(
        "2026-12-01-2-koerekort",
        date(2026, 12, 1),
        "Kørekort læses rigtigt",
        "»Kørekort« uden kategori læses som almindeligt kørekort og kun som det. Før kunne det give et krav, som ingen "
        "havde stillet. Profiler og opslag rettes, når de læses igen.",
    ),
    NewsNote(
        "2026-12-01-1-match",
        date(2026, 12, 1),
        "Prikker og ord siger det samme",
        "Et match er aldrig stærkere, end de krav, der er opfyldt, tillader. Kompetencer, beviser og sprog tæller med. "
        "Stiller opslaget få krav, står der, hvad matchet hviler på. Rækkefølgen er den samme.",
    ),
    NewsNote(
        "2026-11-23-6-profil",
        date(2026, 11, 23),
        "Ret profilen, mens I taler",
        "Tilføj kompetencer, jobmål og beviser, mens du skriver de første bogstaver. Forslagene følger med, og en "
        "ændring kan fortrydes.",
    ),
    NewsNote(
        "2026-11-23-5-overdragelse",
        date(2026, 11, 23),
        "Indstillinger og overdragelse",
        "Indstil til tilbud, og følg kommunens svar. Et afslag skal have en begrundelse. Når perioden slutter, ligger "
        "filen til kommunen klar, og du ser præcis, hvad der er i den.",
    ),
    NewsNote(
        "2026-11-23-4-henvisninger",
        date(2026, 11, 23),
        "Henvisninger, som virksomheden svarer på",
        "Medlemmet siger ja til, hvad der deles. Virksomheden får et kort og svarer fra et link uden at logge ind. En "
        "ansættelse kan tilbageføres.",
    ),
    NewsNote(
        "2026-11-23-3-samtalen",
        date(2026, 11, 23),
        "Samtalen på én side",
        "Job i tre spor med begrundelser, »Hvad nu hvis« og »Hvorfor ikke dette job?«. Aftalerne bliver til tekst til "
        "Min Plan og en PDF til medlemmet. Det, du skriver, går ikke tabt, hvis forbindelsen ryger.",
    ),
    NewsNote(
        "2026-11-23-2-arbejdslisten",
        date(2026, 11, 23),
        "Arbejdslisten",
        "Dagens samtaler time for time, det, der kræver handling, efter frist, og dine tal mod reglen. Du kan få "
        "samtalerne i din egen kalender.",
    ),
    NewsNote(
        "2026-11-23-1-regler",
        date(2026, 11, 23),
        "Reglerne følger datoen",
        "Kontaktforløbets regler gælder fra den dag, medlemmets forløb begyndte. På siden »Regler« kan du prøve en "
        "kommende regel på jeres medlemmer.",
    ),
)


def newest_first(notes: tuple[NewsNote, ...] = NOTES) -> tuple[NewsNote, ...]:
    """Return the notes, the newest on top."""
    return tuple(sorted(notes, key=lambda note: note.place, reverse=True))


def unread(cookie: str | None, actor: Actor | None) -> frozenset[str]:
    """Return the keys of the notes that came after the newest one `actor` has read; somebody unknown has no news."""
    if actor is None:
        return frozenset()
    reader, _, key = (cookie or "").rpartition(":")
    read = next((note.place for note in NOTES if note.key == key and reader == _reader(actor)), None)
    return frozenset(note.key for note in NOTES if read is None or note.place > read)


def read_mark(actor: Actor) -> str:
    """Return what the browser keeps: who has read, and the newest note there was."""
    return f"{_reader(actor)}:{newest_first()[0].key}"


def _reader(actor: Actor) -> str:
    """The person, as a cookie may hold it: the pseudonymous id and the a-kasse."""
    return quote(f"{actor.akasse_id}/{actor.user_id}", safe="")
