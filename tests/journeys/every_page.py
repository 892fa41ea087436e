"""Every page of Jobbro in every state worth looking at, and how to get to it: for the test and for the pictures."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from playwright.sync_api import Page, expect

from api.pages.components import Chapter
from tests.journeys.landed_world import AD, AKASSE
from tests.journeys.small_world import SmallWorld

#: Pixels: a desktop's window and a telephone's.
WIDTHS = (1280, 390)
NOBODY = UUID(int=0)
LACKING = "?samtale=ingen&mangler=forslag&sorter=nummer&retning=ned"
NOBODY_THERE = "?kommune=101&samtale=uregistreret&mangler=cv"
ORDER_FORM = {
    "titel": "Lagermedarbejder",
    "opslag": AD.replace("en lagermedarbejder", "en ung lagermedarbejder", 1),
    "virksomhed": "Pakkeriet ApS",
    "cvr": "10172748",
    "kontakt": "Bo Chef",
    "email": "bo@example.com",
}


class Viewer(StrEnum):
    """Whose page it is; the value is the role to sign in with, empty for whoever has no session."""

    ADVISER = "adviser"
    LEADER = "leader"
    STAR = "star"
    VISITOR = ""


def _stay(page: Page) -> None:
    """The page is as one wants it when it is opened."""


@dataclass(frozen=True)
class Shown:
    """A page in one state: its name in file names, what it is in a Danish line, its address, and what is then done.

    `status` is what the server is to answer with at last.
    """

    name: str
    words: str
    path: str
    viewer: Viewer = Viewer.ADVISER
    act: Callable[[Page], None] = _stay
    status: int = 200

    def open(self, page: Page) -> None:
        """Go to the page and bring it into its state."""
        page.goto(self.path)
        self.act(page)

    @property
    def is_everybodys(self) -> bool:
        """Whether a leader can open it as it is, with nothing done to it that cannot be done twice."""
        return self.viewer is Viewer.ADVISER and self.act is _stay

    def as_leader(self) -> "Shown":
        """The same page, opened by a leader."""
        return replace(self, viewer=Viewer.LEADER)


def every_page(world: SmallWorld) -> Iterator[Shown]:
    """All of them, in the order of an adviser's day; what a visitor sees last."""
    yield from _day()
    yield from _lists()
    yield from _of_a_talk(world)
    yield from _of_a_member(world)
    yield from _of_an_order(world)
    yield from _of_other_akasser(world)
    yield from _of_the_municipality(world)
    yield from _of_figures()
    yield from _of_the_house()
    yield from _of_an_employer(world)


def _day() -> Iterator[Shown]:
    yield Shown("arbejdsliste", "Arbejdslisten: dagens samtaler, det der kræver handling, og tallene", "/arbejdsliste")
    yield Shown(
        "arbejdsliste-leder",
        "Arbejdslisten, som lederen ser hele a-kassens",
        "/arbejdsliste?vis=alle",
        viewer=Viewer.LEADER,
    )
    yield Shown("forside", "Forsiden: søg efter et medlem eller en jobordre", "/")
    yield Shown("soegning", "Søgning med stavefejl, der findes alligevel", "/soeg", act=_search)
    yield Shown("soegning-tom", "Søgning, der intet finder", "/soeg", act=_search_in_vain)
    yield Shown("kalender", "Samtalerne i egen kalender, før der er en adresse", "/kalender")
    yield Shown("kalender-adresse", "Adressen, der kun vises én gang", "/kalender", act=_make_address)


def _lists() -> Iterator[Shown]:
    members, orders = "/medlemmer", "/jobordrer"
    yield Shown("medlemmer", "A-kassens medlemmer, med filtre i adressen", members)
    yield Shown("medlemmer-filtreret", "Medlemmer uden planlagt samtale, der mangler noget", f"{members}{LACKING}")
    yield Shown("medlemmer-tom", "En tom liste, der siger hvorfor og hvordan den udvides", f"{members}{NOBODY_THERE}")
    yield Shown("medlemmer-soegt", "Et navn søgt i listen med stavefejl", members, act=_seek_in_list)
    yield Shown("medlemmer-valgt", "Flere medlemmer valgt", members, act=_choose_all)
    yield Shown("medlemmer-rettet", "Rådgiveren er sat på flere, og det kan fortrydes", members, act=_assign_two)
    yield Shown("medlemmer-indkald", "Planen, før flere medlemmer indkaldes", members, act=_plan_summons)
    yield Shown("medlemmer-intet", "Ingen rækker valgt", members, act=_assign_nobody)
    yield Shown("jobordrer", "Jobordrerne, de nyeste først", orders)
    yield Shown("jobordrer-alle", "Jobordrer i alle tilstande efter frist", f"{orders}?tilstand=alle&sorter=frist")
    yield Shown("jobordrer-tom", "Ingen jobordrer passer", f"{orders}?frist=7&ledige=10&arbejdsgiver=public")
    yield Shown("jobordrer-frist", "En ny frist til flere jobordrer på én gang", orders, act=_choose_deadline)
    yield Shown("jobordrer-rettet", "Flere jobordrer sat på pause, og det kan fortrydes", orders, act=_pause_one)
    yield Shown("visning-uden-navn", "En visning gemmes uden navn", members, act=_save_without_name, status=422)
    yield Shown("visning-gemt", "En visning er gemt", f"{members}?mangler=jobmaal", act=_save_view)
    yield Shown("gemte-soegninger", "Gemte søgninger med nye siden sidst", "/soegninger")
    yield Shown("gemt-soegning-slettet", "En gemt søgning er slettet og kan hentes tilbage", "/soegninger", act=_delete)
    yield Shown("forside-gemte", "Forsiden med gemte søgninger", "/", act=_save_again)


def _of_a_talk(world: SmallWorld) -> Iterator[Shown]:
    talk = f"/samtaler/{world.talk}"
    yield Shown("samtale", "Samtalen: medlemmet, job at tale om, hvad nu hvis, og dagens aftaler", talk)
    yield Shown("samtale-hvad-nu-hvis", "Samtalen med en længere rejsetid prøvet", f"{talk}?rejsetid=90")
    yield Shown("hvorfor-ikke", "Hvorfor et job ikke er på listen", f"{talk}/hvorfor-ikke?job=rutineret+kok")
    yield Shown("afslut", "Samtalen afsluttes med tekst til Min Plan og næste samtale", f"{talk}/afslut")
    yield Shown("afsluttet", "Samtalen er afsluttet, og papiret kan hentes", f"/samtaler/{world.ended}/afsluttet")
    yield Shown("flyt-samtale", "En samtale flyttes", f"/samtaler/{world.later}/flyt")
    yield Shown("indkald", "Et medlem indkaldes til samtale", f"/medlemmer/{world.member}/indkald")
    yield Shown(
        "indkald-mangler", "Indkaldelsen, når noget mangler", f"/medlemmer/{world.member}/indkald", act=_summon_wrongly,
        status=422,
    )  # fmt: skip


def _of_a_member(world: SmallWorld) -> Iterator[Shown]:
    member = f"/medlemmer/{world.member}"
    yield Shown("medlem", "Medlemmet og job at tale om, i tre grupper", member)
    yield Shown("profil", "Profilen, der kan rettes under samtalen", f"{member}/profil")
    yield Shown("undtagelse", "Et medlem undtages fra flere samtaler", f"{member}/undtagelse")
    yield Shown(
        "undtagelse-mangler", "Undtagelsen, når vurderingen mangler", f"{member}/undtagelse", act=_exempt_wrongly,
        status=422,
    )  # fmt: skip


def _of_an_order(world: SmallWorld) -> Iterator[Shown]:
    pair = f"medlem={world.unreferred}&jobordre={world.order}"
    yield Shown("jobordre", "Jobordren: hvad der kræves, kandidater og log", f"/jobordrer/{world.order}")
    yield Shown("henvis", "De to slags henvisning, før noget sker", f"/henvisninger/ny?{pair}")
    states = {
        "proposed": ("henvisning-foreslaaet", "En henvisning, som medlemmet skal sige ja til"),
        "sent": ("henvisning-sendt", "En henvisning, der venter på virksomhedens svar"),
        "interview": ("henvisning-samtale", "En henvisning, hvor virksomheden vil tale med medlemmet"),
        "declined": ("henvisning-afslag", "En henvisning, som virksomheden har sagt nej til"),
        "hired": ("henvisning-ansat", "En henvisning, der blev til en ansættelse"),
        "withdrawn": ("henvisning-trukket", "En henvisning, der er trukket tilbage"),
    }
    for state, (name, words) in states.items():
        yield Shown(name, words, f"/henvisninger/{world.referrals[state]}")


def _of_other_akasser(world: SmallWorld) -> Iterator[Shown]:
    agreed = world.agreed
    yield Shown("aftaler", "Aftaler med andre a-kasser, det der venter på svar først", "/aftaler")
    yield Shown("aftale-spurgt", "En anden a-kasse beder om en aftale", f"/aftaler/{agreed.asked}")
    yield Shown("aftale-viser", "En aftale om egne medlemmer, med kort og visninger", f"/aftaler/{agreed.lending}")
    yield Shown("aftale-ser", "En aftale om en anden a-kasses medlemmer", f"/aftaler/{agreed.asking}")
    yield Shown("aftale-nej", "En aftale, der blev sagt nej til", f"/aftaler/{agreed.refused}")
    yield Shown("jobordre-uden-aftale", "En jobordre uden aftale", f"/jobordrer/{agreed.lonely_order}")
    ask = f"/jobordrer/{agreed.lonely_order}/aftale"
    yield Shown("aftale-ny", "En anden a-kasse bedes om en aftale", ask)
    yield Shown("aftale-mangler", "Forespørgslen, når noget mangler", ask, act=_ask_wrongly, status=422)
    request = "/forespoergsler/"
    yield Shown("forespoergsel", "En anden a-kasse spørger om et medlem", f"{request}{agreed.waiting}")
    yield Shown("forespoergsel-taget-op", "En forespørgsel, der blev til en henvisning", f"{request}{agreed.taken_up}")
    yield Shown("forespoergsel-nej", "En forespørgsel, der er sagt nej til", f"{request}{agreed.declined}")
    yield Shown(
        "forespoergsel-uden-grund", "Et nej uden grund", f"{request}{agreed.waiting}", act=_decline_wrongly, status=422
    )


def _of_the_municipality(world: SmallWorld) -> Iterator[Shown]:
    recommended = world.recommendations
    yield Shown("indstillinger", "Indstillinger, der venter på kommunen", "/indstillinger")
    yield Shown("indstillinger-besvaret", "Indstillinger, kommunen har svaret på", "/indstillinger?vis=besvaret")
    yield Shown("indstilling-ny", "En ny indstilling om tilbud", f"/medlemmer/{world.member}/indstillinger/ny")
    yield Shown("indstilling-ret", "En kladde rettes", f"/indstillinger/{recommended['drafted']}/ret")
    yield Shown("indstilling-kladde", "En kladde, klar til kommunen", f"/indstillinger/{recommended['drafted']}")
    yield Shown("indstilling-sendt", "En indstilling, som kommunen har", f"/indstillinger/{recommended['sent']}")
    yield Shown("indstilling-afslag", "Et afslag med begrundelse", f"/indstillinger/{recommended['refused']}")
    yield Shown("overdragelser", "Filer, der skal til kommunen", "/overdragelser")
    yield Shown("overdragelse", "En fil, før den overdrages", f"/medlemmer/{world.due}/overdragelse")
    yield Shown("overdraget", "En fil, der er overdraget", f"/medlemmer/{world.handed_over}/overdragelse")


def _of_figures() -> Iterator[Shown]:
    talks, star = "/tal/talks-by-akasse-and-form", Viewer.STAR
    yield Shown("tal", "Offentliggjorte tal, som styrelsen ser dem", "/tal", star)
    yield Shown("tal-egen", "Offentliggjorte tal med den egen a-kasse ved siden af", "/tal", Viewer.LEADER)
    yield Shown("tal-tid", "En tabel måned for måned", f"{talks}?maal=SA-03", star)
    yield Shown("tal-egen-tid", "En tabel med den egen a-kasse ved siden af", f"{talks}?maal=SA-03", Viewer.LEADER)
    yield Shown("tal-a-kasser", "En tabel efter a-kasse, den egen fremhævet", f"{talks}?vis=akasse", Viewer.LEADER)
    yield Shown("tal-tomt", "En tabel uden et tal at tegne", "/tal/orders-by-municipality?maal=JO-04&vis=area", star)
    yield Shown("tal-ukendt", "En inddeling, som tabellen ikke har", f"{talks}?vis=ukendt", star, status=422)


def _of_the_house() -> Iterator[Shown]:
    yield Shown("regler", "Reglerne for kontaktforløbet, som de er, bliver og var", "/regler")
    yield Shown("regler-proev", "En kommende regel prøvet på a-kassens medlemmer", "/regler", act=_try_a_rule)
    yield Shown("post", "Posten: breve, der venter, og breve, der ikke kunne sendes", "/post")
    yield Shown("nyheder", "Nyt i Jobbro", "/nyheder")
    yield Shown("demo-post", "Demoens fangede post", "/demo/post", viewer=Viewer.VISITOR)
    yield Shown("log-ind", "Log ind", "/log-ind", viewer=Viewer.VISITOR)
    yield Shown(
        "log-ind-mangler",
        "Log ind uden at have valgt a-kasse",
        "/log-ind",
        Viewer.VISITOR,
        _sign_in_wrongly,
        status=422,
    )
    yield Shown("komponenter", "De enkle dele i alle tilstande", "/komponenter", viewer=Viewer.VISITOR)
    yield Shown("komponenter-logget-ind", "De enkle dele, som rådgiver og leder ser dem", "/komponenter")
    for chapter in Chapter:
        yield Shown(
            f"komponenter-{chapter.value}",
            f"Dele i alle tilstande: {chapter.label}",
            f"/komponenter/{chapter.value}",
            viewer=Viewer.VISITOR,
        )
    yield Shown("findes-ikke", "Et medlem, der ikke findes", f"/medlemmer/{NOBODY}", status=404)
    yield Shown("ingen-side", "En adresse uden side", "/ingenting", status=404)


def _of_an_employer(world: SmallWorld) -> Iterator[Shown]:
    form, visitor = "/virksomhed/jobordre", Viewer.VISITOR
    yield Shown("virksomhed-opslag", "Virksomheden indsætter et opslag", form, visitor)
    yield Shown("virksomhed-mangler", "Opslaget, når noget mangler", form, visitor, _preview_wrongly, status=422)
    yield Shown(
        "virksomhed-forstaaet", "Hvad Jobbro har forstået, og ord, der ikke må stå der", form, visitor, _preview
    )
    kept = "Ord, der ikke må stå der, uden begrundelse"
    yield Shown("virksomhed-ord-bevaret", kept, form, visitor, _submit_wrongly, status=422)
    receipt = world.status.replace("/status/", "/kvittering/")
    yield Shown("virksomhed-kvittering", "Kvitteringen for en jobordre", receipt, visitor)
    yield Shown("virksomhed-status", "Virksomheden følger sin jobordre", world.status, visitor)
    yield Shown("virksomhed-ret", "Jobordren rettes", f"{world.status}/ret", visitor)
    states = {
        "sent": ("svar-ulaest", "Svarsiden, før kortet er set"),
        "seen": ("svar", "Svarsiden: én person og tre knapper"),
        "interview": ("svar-samtale", "Svarsiden, når virksomheden vil tale med kandidaten, og kan fortryde"),
        "declined": ("svar-nej", "Svarsiden efter et nej"),
        "hired": ("svar-ansat", "Svarsiden efter en ansættelse"),
    }
    for state, (name, words) in states.items():
        yield Shown(name, words, world.answers[state], visitor)
    yield Shown("svar-lukket", "Et svarlink, der er lukket", world.answers["withdrawn"], visitor, status=410)
    yield Shown("svar-ukendt", "Et svarlink, der ikke findes", "/svar/ukendt", visitor, status=404)


def sign_in(page: Page, viewer: Viewer) -> None:
    """Start the viewer's session; a visitor has none."""
    if viewer is not Viewer.VISITOR:
        page.goto("/log-ind")
        page.select_option("#akasse", str(AKASSE))
        page.check(f"input[name=rolle][value={viewer.value}]", force=True)
        page.get_by_role("button", name="Log ind").click()
        page.wait_for_url(lambda address: "/log-ind" not in address)


def _search(page: Page) -> None:
    page.locator("#soegning").fill("lagermedarbjder")
    expect(page.locator("#resultater").get_by_role("link").first).to_be_visible()


def _search_in_vain(page: Page) -> None:
    page.locator("#soegning").fill("xyzxyz")
    expect(page.locator("#resultater")).to_contain_text("Ingen")


def _seek_in_list(page: Page) -> None:
    name = page.locator(".list-name a").first.inner_text()
    page.locator("#soeg-i-listen").fill(name[:3] + name[4:])
    page.locator("#soeg-i-listen").press("Enter")
    expect(page.locator(".list-count")).to_contain_text("ligner det, du søgte efter")


def _tick(page: Page, number: int) -> None:
    for one in page.locator("[data-choose]").all()[:number]:
        one.check(force=True)


def _choose_all(page: Page) -> None:
    page.locator("#vaelg-alle").check(force=True)
    expect(page.locator("[data-chosen-count]")).to_contain_text("er valgt")


def _assign_two(page: Page) -> None:
    _tick(page, 2)
    page.get_by_role("button", name="Sæt på de valgte").click()
    page.wait_for_url("**udfoert=**")


def _plan_summons(page: Page) -> None:
    _tick(page, 5)
    page.get_by_role("button", name="Indkald de valgte").click()
    expect(page.get_by_role("heading", name="Planen")).to_be_visible()


def _assign_nobody(page: Page) -> None:
    page.get_by_role("button", name="Sæt på de valgte").click()
    page.wait_for_url("**gjort=intet**")


def _choose_deadline(page: Page) -> None:
    _tick(page, 3)
    page.select_option("#handling", "extend_deadline")
    expect(page.get_by_label("Ny frist")).to_be_visible()


def _pause_one(page: Page) -> None:
    page.goto("/jobordrer?sorter=nummer")
    _tick(page, 1)
    page.select_option("#handling", "pause")
    page.get_by_role("button", name="Udfør for de valgte").click()
    page.wait_for_url("**udfoert=**")


def _save_without_name(page: Page) -> None:
    page.get_by_text("Gem visningen").click()
    _faulty(page, "Gem")


def _save(page: Page, name: str) -> None:
    page.get_by_text("Gem visningen").click()
    page.get_by_label("Navn på visningen").fill(name)
    page.get_by_role("button", name="Gem", exact=True).click()
    page.wait_for_url("**gjort=gemt**")


def _save_view(page: Page) -> None:
    _save(page, "Mangler jobmål")


def _delete(page: Page) -> None:
    page.get_by_role("button", name="Slet").first.click()
    page.wait_for_url("**slettet=**")


def _save_again(page: Page) -> None:
    for address, name in (("/medlemmer?raadgiver=mine", "Mine medlemmer"), ("/jobordrer?frist=7", "Frist i ugen")):
        page.goto(address)
        _save(page, name)
    page.goto("/")


def _make_address(page: Page) -> None:
    page.get_by_role("button", name="Lav en").click()
    expect(page.get_by_label("Adresse til at kopiere")).to_be_visible()


def _faulty(page: Page, button: str) -> None:
    """Press the button of a form that lacks something."""
    page.get_by_role("button", name=button).click()
    expect(page.locator(".error-summary, .alert-error, .form-error, .form-error-message").first).to_be_visible()


def _summon_wrongly(page: Page) -> None:
    _faulty(page, "Planlæg og indkald")


def _exempt_wrongly(page: Page) -> None:
    _faulty(page, "Undtag medlemmet")


def _ask_wrongly(page: Page) -> None:
    _faulty(page, "Spørg")


def _decline_wrongly(page: Page) -> None:
    page.locator("summary", has_text="Sig nej").click()
    _faulty(page, "Sig nej")


def _sign_in_wrongly(page: Page) -> None:
    _faulty(page, "Log ind")


def _preview_wrongly(page: Page) -> None:
    _faulty(page, "Se, hvad Jobbro har forstået")


def _preview(page: Page) -> None:
    for name, text in ORDER_FORM.items():
        page.fill(f"#{name}", text)
    page.get_by_role("button", name="Se, hvad Jobbro har forstået").click()
    expect(page.get_by_role("heading", name="Krav og ønsker")).to_be_visible(timeout=60_000)


def _submit_wrongly(page: Page) -> None:
    _preview(page)
    _faulty(page, "Opret jobordren")


def _try_a_rule(page: Page) -> None:
    page.locator("a[href*='proev=']").first.click()
    page.wait_for_url("**proev=**")
