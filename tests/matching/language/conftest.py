"""The real model and the starter taxonomy, indexed once for all tests of reading."""

from dataclasses import dataclass

import pytest

from matching.core.reading import MemberReading, OrderReading
from matching.core.taxonomy import LicenceDemand, Taxonomy
from matching.language.embedding import default_embedder
from matching.language.reading_members import MemberReader
from matching.language.reading_orders import OrderReader
from matching.language.taxonomy_index import TaxonomyIndex
from tests.matching.language.starter_taxonomy import starter_taxonomy


@dataclass(frozen=True)
class Names:
    """Readings told in the taxonomy's own words."""

    taxonomy: Taxonomy

    def occupations(self, reading: OrderReading) -> list[str]:
        label = {o.occupation_id: o.label for o in self.taxonomy.occupations}
        return [label[sought.occupation_id] for sought in reading.occupations]

    def must(self, reading: OrderReading) -> set[str]:
        return {self.skill(need.skill_id) for need in reading.skills if need.must}

    def nice(self, reading: OrderReading) -> set[str]:
        return {self.skill(need.skill_id) for need in reading.skills if not need.must}

    def licences(self, reading: OrderReading) -> dict[str, LicenceDemand]:
        label = {licence.licence_id: licence.label for licence in self.taxonomy.licences}
        return {label[need.licence_id]: need.demand for need in reading.licences}

    def member_licences(self, reading: MemberReading) -> set[str]:
        label = {licence.licence_id: licence.label for licence in self.taxonomy.licences}
        return {label[found.licence_id] for found in reading.licences}

    def held(self, reading: MemberReading) -> list[str | None]:
        label = {o.occupation_id: o.label for o in self.taxonomy.occupations}
        return [label[found.occupation_id] if found else None for found in reading.held]

    def skill(self, skill_id: int) -> str:
        return {s.skill_id: s.label for s in self.taxonomy.skills}[skill_id]


@pytest.fixture(scope="session")
def names() -> Names:
    return Names(starter_taxonomy())


@pytest.fixture(scope="session")
def index(names: Names) -> TaxonomyIndex:
    return TaxonomyIndex.build(names.taxonomy, default_embedder())


@pytest.fixture(scope="session")
def order_reader(index: TaxonomyIndex) -> OrderReader:
    return OrderReader(index)


@pytest.fixture(scope="session")
def member_reader(index: TaxonomyIndex) -> MemberReader:
    return MemberReader(index)
