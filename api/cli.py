"""The command `jobbro`: names the commands and turns their errors into Danish sentences; what they do is elsewhere."""

import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from matching.core.errors import JobbroError

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Jobbro: jobordrer, medlemmer og forslag.")
demo = typer.Typer(no_args_is_help=True, help="Den opdigtede verden.")
database = typer.Typer(no_args_is_help=True, help="Databasen.")
taxonomy = typer.Typer(no_args_is_help=True, help="Fag, kompetencer og beviser.")
ingest = typer.Typer(no_args_is_help=True, help="Indlæs filer.")
orders = typer.Typer(no_args_is_help=True, help="Jobordrer.")
evaluate = typer.Typer(no_args_is_help=True, help="Mål kvaliteten på en given liste.")
models = typer.Typer(no_args_is_help=True, help="Rangeringsmodeller.")
talks = typer.Typer(no_args_is_help=True, help="Samtaler.")
rules = typer.Typer(no_args_is_help=True, help="Reglerne for kontaktforløbet.")
figures = typer.Typer(no_args_is_help=True, help="Tal til STAR og a-kasserne.")
for group, name in (
    (demo, "demo"), (database, "database"), (taxonomy, "taxonomy"), (ingest, "ingest"), (evaluate, "evaluate"),
    (models, "models"), (rules, "rules"),
    (orders, "orders"), (talks, "talks"), (figures, "figures"),
):  # fmt: skip
    app.add_typer(group, name=name)

Port = Annotated[int, typer.Option(help="Porten, siderne vises på.")]
Host = Annotated[str, typer.Option(help="Adressen, der lyttes på.")]
Members = Annotated[int, typer.Option(min=0, help="Hvor mange medlemmer.")]
Orders = Annotated[int, typer.Option(min=0, help="Hvor mange jobordrer.")]
Seed = Annotated[int, typer.Option(help="Samme tal giver samme verden.")]
Files = Annotated[list[Path], typer.Argument(help="Filer: CSV, XLSX, NDJSON, JSON-LD eller HTML.")]
Rejects = Annotated[Path, typer.Option(help="Mappen, afviste rækker skrives til.")]
Out = Annotated[Path, typer.Option(help="Filen, resultatet skrives til (TSV).")]
Top = Annotated[int, typer.Option(min=1, help="Hvor mange svar pr. spørgsmål.")]


@demo.command("run")
def demo_run(port: Port = 8000, host: Host = "127.0.0.1", members: Members = 3000, orders: Orders = 900) -> None:
    """Gør alt klar, fyld databasen første gang, og vis siderne."""
    from api.commands.demo import run_demo

    run_demo(host, port, members=members, orders=orders)


@demo.command("generate")
def demo_generate(
    members: Members = 3000,
    orders: Orders = 900,
    seed: Seed = 1,
    out: Annotated[Path, typer.Option(help="Mappen, filerne skrives til.")] = Path("var/demo"),
) -> None:
    """Skriv en opdigtet verden som filer, der kan indlæses."""
    from api.commands.demo import generate

    generate(out, members=members, orders=orders, seed=seed)


@app.command("serve")
def serve(port: Port = 8000, host: Host = "127.0.0.1") -> None:
    """Vis siderne med det, databasen indeholder."""
    from api.commands.serve import serve_alone

    serve_alone(host, port)


@app.command("worker")
def worker(
    until_done: Annotated[bool, typer.Option("--until-done", help="Stop, når intet venter.")] = False,
) -> None:
    """Forstå det, der er indlæst, og vent på mere."""
    from api.commands.house import open_house
    from api.commands.work import work_for_ever, work_until_done

    with open_house() as house:
        if until_done:
            work_until_done(house)
        else:
            work_for_ever(house)


@app.command("post")
def post() -> None:
    """Send de mails, der venter, og sig, hvordan det gik."""
    from api.commands.house import open_house
    from api.commands.post import post_once
    from api.settings import Settings

    with open_house() as house:
        post_once(house, Settings())


@database.command("status")
def database_status() -> None:
    """Sig, hvor databasen er, og om den svarer."""
    from api.commands.tend_database import tell_status

    tell_status()


@database.command("migrate")
def database_migrate() -> None:
    """Flyt databasens skema frem."""
    from api.commands.tend_database import move_forward

    move_forward()


@database.command("stop")
def database_stop() -> None:
    """Stop den indbyggede database."""
    from api.commands.tend_database import stop_server

    stop_server()


@database.command("schema")
def database_schema() -> None:
    """Skriv schema.sql igen ud fra migreringerne."""
    from api.commands.tend_database import write_schema

    write_schema()


@taxonomy.command("starter")
def taxonomy_starter() -> None:
    """Indlæs den taksonomi og de stamdata, der følger med."""
    from api.commands.load_taxonomy import load_starter

    load_starter()


@taxonomy.command("import")
def taxonomy_import(
    directory: Annotated[Path, typer.Argument(help="Mappen med ESCO's CSV-filer (.csv eller .csv.gz).")],
    version: Annotated[str, typer.Option(help="Versionen, som kilden kalder den.")] = "",
) -> None:
    """Indlæs ESCO's officielle CSV-pakke."""
    from api.commands.load_taxonomy import load_esco

    load_esco(directory, version)


@taxonomy.command("import-esco-star")
def taxonomy_import_esco_star(
    file: Annotated[Path, typer.Argument(help="ESCO-STAR som JSON eller CSV.")],
    version: Annotated[str, typer.Option(help="Versionen, som kilden kalder den.")] = "",
) -> None:
    """Indlæs STAR's danske udsnit, ESCO-STAR."""
    from api.commands.load_taxonomy import load_esco_star

    load_esco_star(file, version)


@rules.command("import")
def rules_import(
    file: Annotated[Path | None, typer.Argument(help="Regler som CSV; uden fil dem, der følger med Jobbro.")] = None,
) -> None:
    """Indlæs reglerne for kontaktforløbet i stedet for dem, der er der."""
    from api.commands.load_contact_rules import load_contact_rules

    load_contact_rules(file)


@ingest.command("orders")
def ingest_orders(
    files: Files,
    source: Annotated[str, typer.Option(help="Navnet på kilden; id'er gælder inden for den.")] = "fil",
    rejects: Rejects = Path("var/afvist"),
) -> None:
    """Indlæs jobordrer."""
    from api.commands.take_files import take_orders

    sys.exit(take_orders(files, source, rejects))


@ingest.command("members")
def ingest_members(
    files: Files,
    akasse: Annotated[str, typer.Option(help="A-kassens navn eller kode, når filen ikke selv siger det.")] = "",
    source: Annotated[str, typer.Option(help="Navnet på kilden; id'er gælder inden for den.")] = "fil",
    rejects: Rejects = Path("var/afvist"),
) -> None:
    """Indlæs medlemmer."""
    from api.commands.take_files import take_members

    sys.exit(take_members(files, akasse, source, rejects))


@ingest.command("courses")
def ingest_courses(
    files: Files,
    akasse: Annotated[str, typer.Option(help="A-kassens navn eller kode, når filen ikke selv siger det.")] = "",
    source: Annotated[str, typer.Option(help="Navnet på kilden; den samme som for medlemmerne.")] = "fil",
    rejects: Rejects = Path("var/afvist"),
) -> None:
    """Indlæs ledighedsforløb med tilmeldinger og udbetalte timer."""
    from api.commands.take_files import take_courses

    sys.exit(take_courses(files, akasse, source, rejects))


@orders.command("tend")
def orders_tend() -> None:
    """Luk jobordrer efter deres frist, og følg op, hvor virksomheden er tavs."""
    from api.commands.tend_orders import tend_once

    tend_once()


@evaluate.command("link")
def evaluate_link(
    queries: Annotated[Path, typer.Option(help="id<TAB>tekst")],
    corpus: Annotated[Path, typer.Option(help="form_id<TAB>begreb_id<TAB>tekst")],
    out: Out,
    top: Top = 100,
) -> None:
    """Find begreber til tekster med den linker, der er i drift."""
    from api.commands.evaluate import link

    link(queries, corpus, out, top)


@evaluate.command("rank")
def evaluate_rank(
    orders: Annotated[Path, typer.Option(help="Jobordrer som NDJSON.")],
    members: Annotated[Path, typer.Option(help="Medlemmer som NDJSON.")],
    out: Out,
    top: Top = 100,
    direction: Annotated[str, typer.Option("--from", help="orders eller members.")] = "orders",
) -> None:
    """Rangér med hele produktionens vej i en database, der smides væk bagefter."""
    from api.commands.evaluate import rank

    rank(orders, members, out, top, direction)


@evaluate.command("related")
def evaluate_related(
    occupations: Annotated[Path, typer.Option(help="id<TAB>ESCO-URI<TAB>navn")],
    out: Out,
    top: Top = 100,
    cross_industry: Annotated[bool, typer.Option("--cross-industry", help="Kun til andre brancher.")] = False,
) -> None:
    """Ordn fag efter, hvor nærliggende et skifte til dem er."""
    from api.commands.evaluate import related

    related(occupations, out, top, cross_industry)


@models.command("train")
def models_train(
    name: Annotated[str, typer.Option(help="Navnet på den nye model.")],
    seed: Seed = 1,
    members: Members = 1200,
    orders: Orders = 400,
) -> None:
    """Træn rangeringsmodellen på den opdigtede verdens facit."""
    from api.commands.train import train

    train(name, seed=seed, members=members, orders=orders)


@talks.command("export")
def talks_export(
    akasse: Annotated[int, typer.Option(help="A-kassens nummer, fx 48.")],
    since: Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="Første dag, ændringer tages med fra.")],
    out: Annotated[Path, typer.Option(help="Filen, der skrives (NDJSON).")],
) -> None:
    """Skriv samtaler, som de indberettes: indkaldelser, ændringer og holdte samtaler."""
    from api.commands.export_talks import write_talks

    write_talks(akasse, since.date(), out)


@figures.command("fill")
def figures_fill(
    until: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Sidste dag, der tages med; ellers i går.")
    ] = None,
) -> None:
    """Fyld de oplysninger, tal tælles af, dag for dag; kan stoppes og køres igen."""
    from api.commands.fill_figures import fill_until

    fill_until(until.date() if until else None)


@figures.command("publish")
def figures_publish() -> None:
    """Udgiv tallene som en ny udgivelse: skjul, angrib og frys dem; intet udgives, hvis noget kan regnes ud."""
    from api.commands.publish_figures import publish_once

    publish_once()


def main() -> None:
    """Run a command; what went wrong is said in Danish, without a traceback."""
    try:
        app()
    except JobbroError as error:
        typer.echo(str(error), err=True)
        sys.exit(2)
