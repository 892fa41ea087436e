"""Handovers in finished words: whose file is due, and one member's file with what is missing and what was sent."""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

from api import danish_words as said
from api.documents.handover import PaperPart, paper_part
from api.pages.member_profile import Term, member_number
from api.pages.sign_in import Choice
from matching.core.danish_time import danish_day
from matching.core.handover import ALLOWED, Check, Content, HandedOver, HandoverDue, MendAt, Part, PreparedHandover
from matching.core.ids import MemberId
from matching.core.recommendations import CARRIES_FILES, Channel
from matching.services.show_handover import DueHandovers, ShownHandover

NOT_YET = "Ikke overdraget endnu"


@dataclass(frozen=True)
class DueView:
    """One member on the list."""

    address: Annotated[str, "Medlemmets overdragelse"]
    member: Annotated[str, "Medlemmets navn"]
    number: Annotated[str, "Medlemsnummer"]
    municipality: Annotated[str, "Kommunen, medlemmet overdrages til"]
    adviser: Annotated[str, "Hvem der følger medlemmet"]
    due: Annotated[str, "Kommunens første dag, som man siger den"]
    basis: Annotated[str, "Hvad dagen bygger på"]
    state: Annotated[str, "Om filen er overdraget"]
    done: Annotated[bool, "Om den er overdraget"]


@dataclass(frozen=True)
class DueGroup:
    """The members of one month."""

    heading: Annotated[str, "Måneden"]
    lines: Annotated[tuple[DueView, ...], "Medlemmerne, den nærmeste dag først"]
    empty: Annotated[str, "Hvad der står, når der ingen er"]


@dataclass(frozen=True)
class HandoversPage:
    """Whose file is due."""

    groups: Annotated[tuple[DueGroup, ...], "Glemte, denne måned og næste"]
    mine_words: Annotated[str, "Om egne eller alles vises"]
    other_words: Annotated[str, "Linket til de andre"]
    other_address: Annotated[str, "Samme liste for de andre"]


@dataclass(frozen=True)
class CheckView:
    """One thing a complete file has."""

    what: Annotated[str, "Det, der skal være der"]
    there: Annotated[bool, "Om det er der"]
    sentence: Annotated[str, "Hvordan det står til"]
    mend: Annotated[str, "Hvor det rettes; tom, når intet mangler"]
    address: Annotated[str, "Siden, det rettes på; tom, når det er her eller i et andet system"]


@dataclass(frozen=True)
class VersionView:
    """A file that was handed over."""

    key: Annotated[str, "Overdragelsens id"]
    number: Annotated[str, "Hvilken udgave af filen det er"]
    told: Annotated[str, "Hvornår, af hvem, til hvem og hvordan"]
    digest: Annotated[str, "De første tegn af filens fingeraftryk"]
    receipt: Annotated[str, "Kommunens kvittering; tom, før den er der"]


@dataclass(frozen=True)
class WhyView:
    """Why the file holds the fields of a part."""

    part: Annotated[str, "Delen"]
    fields: Annotated[tuple[Term, ...], "Hvert felt med grunden til, at det er med"]


@dataclass(frozen=True)
class HandoverPage:
    """One member's file."""

    address: Annotated[str, "Sidens adresse, som formularerne bygger på"]
    member: Annotated[str, "Medlemmets navn"]
    number: Annotated[str, "Medlemsnummer"]
    member_address: Annotated[str, "Medlemmets side"]
    to: Annotated[str, "Hvem filen går til, fx »kommunen (Roskilde)«"]
    actor: Annotated[str, "Hvad den offentlige part hedder på dagen"]
    when: Annotated[str, "Hvornår a-kassens periode slutter, og hvad det bygger på"]
    missing: Annotated[str, "Hvor meget der mangler, i ord; tom, når filen er hel"]
    checks: Annotated[tuple[CheckView, ...], "Det, en hel fil har"]
    wishes: Annotated[tuple[Choice, ...], "Medlemmets ønske om a-kassen ved kommunens første samtale"]
    parts: Annotated[tuple[PaperPart, ...], "Filens indhold, som kommunen får det"]
    nothing: Annotated[str, "Hvad der står i en tom del"]
    why: Annotated[tuple[WhyView, ...], "Hvorfor hvert felt er med"]
    digest: Annotated[str, "Fingeraftrykket af den fil, der vises"]
    may_hand_over: Annotated[bool, "Om der er en kommune at overdrage til"]
    done: Annotated[bool, "Om netop denne fil er overdraget"]
    changed: Annotated[bool, "Om filen er ændret, siden den sidst blev overdraget"]
    channels: Annotated[tuple[Choice, ...], "Hvordan den kan være sendt"]
    versions: Annotated[tuple[VersionView, ...], "Det, der er overdraget, nyeste først"]
    faults: Annotated[tuple[tuple[str, str], ...], "Felter, der skal rettes, med hvad der mangler"] = field(default=())

    def fault(self, name: str) -> str:
        """Return what is wrong with a field, or nothing."""
        return dict(self.faults).get(name, "")


def handovers_page(due: DueHandovers, as_of: date) -> HandoversPage:
    """Return the list in finished words."""
    this, following = (said.sentence_case(said.MONTHS[number % 12]) for number in (as_of.month - 1, as_of.month))
    groups = (
        DueGroup(this, _views(due.this_month, as_of), "Ingen i denne måned."),
        DueGroup(following, _views(due.next_month, as_of), "Ingen i næste måned."),
    )
    forgotten = DueGroup("Ikke overdraget til tiden", _views(due.overdue, as_of), "")
    return HandoversPage(
        groups=(forgotten, *groups) if forgotten.lines else groups,
        mine_words="Medlemmer, du følger" if due.mine else "Hele a-kassen",
        other_words="Vis hele a-kassen" if due.mine else "Vis kun dem, du følger",
        other_address="/overdragelser" if due.mine else "/overdragelser?mine=true",
    )


def _views(lines: tuple[HandoverDue, ...], as_of: date) -> tuple[DueView, ...]:
    return tuple(_due(line, as_of) for line in lines)


def _due(line: HandoverDue, as_of: date) -> DueView:
    hours = f"{said.decimal(line.hours_paid)} timer udbetalt"
    given = line.handed_over_at
    return DueView(
        address=f"/medlemmer/{line.member_id}/overdragelse",
        member=line.member_name,
        number=member_number(line.member_number),
        municipality=line.municipality or "Kommunen er ikke kendt",
        adviser=line.adviser_name,
        due=said.calendar_day(line.due_on, as_of),
        basis=f"{hours}, forventet dag" if line.is_expected else hours,
        state=f"Overdraget {said.day(danish_day(given), as_of).said}" if given else NOT_YET,
        done=given is not None,
    )


def handover_page(shown: ShownHandover, as_of: date, faults: tuple[tuple[str, str], ...] = ()) -> HandoverPage:
    """Return one member's file in finished words."""
    file = shown.file
    missing = sum(not check.is_there for check in file.checks)
    return HandoverPage(
        address=f"/medlemmer/{file.member_id}/overdragelse",
        member=file.member_name,
        number=member_number(file.member_number),
        member_address=f"/medlemmer/{file.member_id}",
        to=f"{file.municipal_actor} ({file.municipality})" if file.municipality else file.municipal_actor,
        actor=file.municipal_actor,
        when=_when(file, as_of),
        missing=said.counted(missing, "ting mangler", "ting mangler") if missing else "",
        checks=tuple(_check(check, file.member_id) for check in file.checks),
        wishes=_wishes(file.wants_akasse),
        parts=_parts(file.content),
        nothing="Intet at overdrage.",
        why=_why(),
        digest=file.digest,
        may_hand_over=file.municipality_code is not None,
        done=shown.is_handed_over,
        changed=bool(shown.versions) and not shown.is_handed_over,
        channels=tuple(Choice(str(one.value), one.label, one is Channel.SECURE_MAIL) for one in CARRIES_FILES),
        versions=tuple(_version(one) for one in shown.versions),
        faults=faults,
    )


def _when(file: PreparedHandover, as_of: date) -> str:
    if file.handover_on is not None:
        verb = "begyndte" if file.handover_on <= as_of else "begynder"
        passed = f"over {said.decimal(file.handover_hours)} timers dagpenge er udbetalt"
        return f"Kommunens ansvar {verb} {said.full_date(file.handover_on)}, fordi {passed}."
    if file.expected_on is not None:
        return f"Kommunens ansvar ventes at begynde {said.full_date(file.expected_on)}."
    return "Det kan ikke siges endnu, hvornår a-kassens periode slutter."


def _check(check: Check, member_id: MemberId) -> CheckView:
    addresses = {
        MendAt.PROFILE: f"/medlemmer/{member_id}",
        MendAt.TALKS: "/arbejdsliste",
        MendAt.RECOMMENDATIONS: "/indstillinger?vis=kladder",
    }
    mend = "" if check.is_there else check.mend_at.label
    return CheckView(check.what, check.is_there, check.sentence, mend, addresses.get(check.mend_at, "") if mend else "")


def _wishes(wants: bool | None) -> tuple[Choice, ...]:
    return (
        Choice("true", "Ja, a-kassen skal med", wants is True),
        Choice("false", "Nej, det er ikke nødvendigt", wants is False),
    )


def _parts(content: Content) -> tuple[PaperPart, ...]:
    return tuple(paper_part(part, content[str(part.value)]) for part in Part if str(part.value) in content)


def _why() -> tuple[WhyView, ...]:
    return tuple(WhyView(part.label, tuple(Term(one.label, one.why) for one in ALLOWED[part])) for part in Part)


def _version(one: HandedOver) -> VersionView:
    day = said.full_date(danish_day(one.handed_over_at))
    by = f" af {one.actor_name}" if one.actor_name else ""
    reference = f" ({one.receipt_words})" if one.receipt_words else ""
    return VersionView(
        key=str(one.handover_id),
        number=f"Udgave {one.version}",
        told=f"{day}{by} til {one.municipal_actor} ({one.municipality}), {one.channel.label.lower()}",
        digest=one.content_digest[:12],
        receipt=f"Modtaget {said.full_date(one.received_on)}{reference}" if one.received_on else "",
    )
