"""Computing the plausible moves between occupations, anew after every import of a taxonomy."""

from matching.database import Connection
from matching.language.remembered import IdentifiedEncoder, RememberingEncoder
from matching.queries.taxonomy import replace_moves
from matching.ranking.knowledge import load_taxonomy
from matching.ranking.moves import about, moves


def compute_moves(connection: Connection, embedder: IdentifiedEncoder) -> int:
    """Put the moves of the taxonomy in force in the place of all moves; how many there are.

    Texts that were embedded before are not embedded again. The vectors are kept as they are made; the moves change in
    one transaction. Raises a subclass of EmbeddingModelError when the model cannot be had.
    """
    taxonomy = load_taxonomy(connection)
    if len(taxonomy.occupations) < 2:
        replace_moves(connection, [])
        return 0
    encoder = RememberingEncoder(embedder, connection, "move")
    vectors = encoder.passages([about(occupation) for occupation in taxonomy.occupations])
    computed = [(move.from_id, move.to_id, move.strength, list(move.shared)) for move in moves(taxonomy, vectors)]
    with connection.transaction():
        replace_moves(connection, computed)
    return len(computed)
