-- newest_taxonomy --
-- The import in force decides which knowledge a process may keep in memory.
SELECT coalesce(max(taxonomy_version.taxonomy_version_id), 0)
  FROM taxonomy_version

-- occupations --
-- Every occupation with all its names: linking and showing need them; inactive ones are still translated.
SELECT occupation.occupation_id,
       occupation.uri,
       occupation.label,
       coalesce(names.labels, '{}') AS synonyms,
       occupation.description,
       occupation.isco08,
       occupation.section
  FROM occupation
  LEFT JOIN LATERAL (
       SELECT array_agg(occupation_label.label ORDER BY occupation_label.language, occupation_label.label) AS labels
         FROM occupation_label
        WHERE occupation_label.occupation_id = occupation.occupation_id
          AND occupation_label.status = 'active'
          -- English synonyms are many and seldom seen in Danish ads; the English name itself is
          AND (occupation_label.language = 'da' OR occupation_label.kind = 'preferred')
          AND occupation_label.label <> occupation.label
       ) AS names ON true
 WHERE occupation.status = 'active'
    OR NOT %(only_active)s
 ORDER BY occupation.occupation_id

-- skills --
-- Every skill with all its names.
SELECT skill.skill_id,
       skill.uri,
       skill.label,
       coalesce(names.labels, '{}') AS synonyms,
       skill.kind,
       skill.reuse
  FROM skill
  LEFT JOIN LATERAL (
       SELECT array_agg(skill_label.label ORDER BY skill_label.language, skill_label.label) AS labels
         FROM skill_label
        WHERE skill_label.skill_id = skill.skill_id
          -- a hundred thousand English synonyms would be embedded to read Danish text
          AND skill_label.language = 'da'
          AND skill_label.label <> skill.label
       ) AS names ON true
 WHERE skill.status = 'active'
    OR NOT %(only_active)s
 ORDER BY skill.skill_id

-- licences --
-- Every licence, with the shortest way to it.
SELECT licence.licence_id,
       licence.key,
       licence.label,
       licence.synonyms,
       licence.kind,
       licence.how_to_get,
       licence.days
  FROM licence
 ORDER BY licence.licence_id

-- occupation_skills --
-- The skill graph: which skills each occupation needs.
SELECT occupation_skill.occupation_id,
       occupation_skill.skill_id,
       occupation_skill.relation
  FROM occupation_skill
 ORDER BY occupation_skill.occupation_id, occupation_skill.skill_id

-- occupation_licences --
-- Licences by law and by custom.
SELECT occupation_licence.occupation_id,
       occupation_licence.licence_id,
       occupation_licence.demand
  FROM occupation_licence
 ORDER BY occupation_licence.occupation_id, occupation_licence.licence_id

-- occupation_moves --
-- Plausible moves, best first from each occupation.
SELECT occupation_move.from_id,
       occupation_move.to_id,
       occupation_move.strength
  FROM occupation_move
 ORDER BY occupation_move.from_id, occupation_move.strength DESC, occupation_move.to_id

-- forget_moves --
-- Moves are computed from the taxonomy as a whole, so a new computation replaces all of them.
DELETE FROM occupation_move

-- concept_vectors --
-- The vectors that are already there for these texts and this model.
SELECT concept_vector.digest,
       concept_vector.embedding
  FROM concept_vector
 WHERE concept_vector.concept = %(concept)s
   AND concept_vector.model = %(model)s
   AND concept_vector.digest = ANY (%(digests)s)
 ORDER BY concept_vector.digest

-- add_concept_vectors --
-- In the binary form: as text, 40,000 vectors take as long to write as many of them take to compute.
COPY concept_vector (concept, digest, model, embedding)
FROM STDIN (FORMAT BINARY)

-- has_moves --
-- Moves are computed by whoever has the model; until then a taxonomy has none.
SELECT EXISTS (SELECT 1 FROM occupation_move)
