-- put_pool_card --
-- A card of a member under an agreement, made by the lending a-kasse.
INSERT INTO pool_card (pool_agreement_id, place, content, released_at)
VALUES (%(pool_agreement_id)s, %(place)s, %(content)s, %(now)s)
RETURNING pool_card_id

-- note_whose_card --
-- Whose it is stands where the lending a-kasse alone reads.
INSERT INTO pool_card_member (akasse_id, pool_card_id, pool_agreement_id, member_id)
VALUES (%(akasse_id)s, %(pool_card_id)s, %(pool_agreement_id)s, %(member_id)s)

-- renew_pool_card --
-- The same member's card stood by again, under the same key.
UPDATE pool_card
   SET place = %(place)s,
       content = %(content)s,
       released_at = %(now)s
 WHERE pool_card.pool_card_id = %(pool_card_id)s

-- take_back_pool_cards --
-- Cards no longer lent hold nothing; the key stays, so that looks and requests still have what they are about.
UPDATE pool_card
   SET content = NULL,
       released_at = %(now)s
 WHERE pool_card.pool_agreement_id = %(pool_agreement_id)s
   AND pool_card.content IS NOT NULL
   AND NOT pool_card.pool_card_id = ANY (%(kept)s::uuid[])

-- empty_pool_cards --
-- Nothing is kept on the cards of what is over.
UPDATE pool_card
   SET content = NULL,
       released_at = %(now)s
  FROM pool_agreement
 WHERE pool_agreement.pool_agreement_id = pool_card.pool_agreement_id
   AND pool_agreement.lending_akasse = %(akasse_id)s
   AND pool_agreement.ended_at IS NOT NULL
   AND pool_card.content IS NOT NULL

-- known_pool_cards --
-- The key that each member already has under an agreement.
SELECT pool_card_member.member_id,
       pool_card_member.pool_card_id
  FROM pool_card_member
 WHERE pool_card_member.akasse_id = %(akasse_id)s
   AND pool_card_member.pool_agreement_id = %(pool_agreement_id)s
 ORDER BY pool_card_member.pool_card_id

-- note_pool_look --
-- A look of the asking a-kasse; the database opens the cards to this transaction, and writes down which they were.
INSERT INTO pool_look_event (pool_agreement_id, happened_at, actor)
VALUES (%(pool_agreement_id)s, %(now)s, %(actor)s)

-- is_pool_card_seen --
-- Whether a look under this agreement has shown the card.
SELECT EXISTS (SELECT
                 FROM pool_card_look_event
                WHERE pool_card_look_event.pool_agreement_id = %(pool_agreement_id)s
                  AND pool_card_look_event.pool_card_id = %(pool_card_id)s)

-- lent_pool_cards --
-- The cards as the asking a-kasse reads them, best first; none without a look in the same transaction.
SELECT pool_card.pool_card_id,
       pool_card.place,
       pool_card.content,
       pool_card.released_at
  FROM pool_card
 WHERE pool_card.pool_agreement_id = %(pool_agreement_id)s
   AND pool_card.content IS NOT NULL
 ORDER BY pool_card.place, pool_card.pool_card_id

-- own_pool_cards --
-- The same cards as the lending a-kasse reads them: whose they are, and how often each was looked at.
SELECT pool_card.pool_card_id,
       pool_card.place,
       pool_card.content,
       pool_card.released_at,
       pool_card_member.member_id,
       member.number AS member_number,
       member_identity.name AS member_name,
       (SELECT count(*)
          FROM pool_card_look_event
         WHERE pool_card_look_event.pool_card_id = pool_card.pool_card_id) AS looks
  FROM pool_card
  JOIN pool_card_member
    ON pool_card_member.akasse_id = %(akasse_id)s
   AND pool_card_member.pool_card_id = pool_card.pool_card_id
  JOIN member
    ON member.akasse_id = pool_card_member.akasse_id
   AND member.member_id = pool_card_member.member_id
  JOIN member_identity
    ON member_identity.akasse_id = pool_card_member.akasse_id
   AND member_identity.member_id = pool_card_member.member_id
 WHERE pool_card.pool_agreement_id = %(pool_agreement_id)s
   AND pool_card.content IS NOT NULL
 ORDER BY pool_card.place, pool_card.pool_card_id

-- pool_looks --
-- Every look under an agreement and how many cards it showed, the newest first; both a-kasser read it.
SELECT pool_look_event.pool_look_event_id,
       pool_look_event.happened_at,
       pool_look_event.actor,
       (SELECT count(*)
          FROM pool_card_look_event
         WHERE pool_card_look_event.pool_look_event_id = pool_look_event.pool_look_event_id) AS cards
  FROM pool_look_event
 WHERE pool_look_event.pool_agreement_id = %(pool_agreement_id)s
 ORDER BY pool_look_event.happened_at DESC, pool_look_event.pool_look_event_id

-- pool_looks_at_member --
-- When other a-kasser looked at a card of this member, and for which order: what the member is owed to be told.
SELECT pool_card_look_event.pool_look_event_id,
       pool_card_look_event.happened_at,
       pool_agreement.asking_akasse,
       pool_agreement.job_order_id
  FROM pool_card_member
  JOIN pool_card_look_event ON pool_card_look_event.pool_card_id = pool_card_member.pool_card_id
  JOIN pool_agreement ON pool_agreement.pool_agreement_id = pool_card_look_event.pool_agreement_id
 WHERE pool_card_member.akasse_id = %(akasse_id)s
   AND pool_card_member.member_id = %(member_id)s
 ORDER BY pool_card_look_event.happened_at DESC, pool_card_look_event.pool_look_event_id

-- member_regions --
-- The region each of these members lives in on a day.
SELECT member.member_id,
       municipality_region.region
  FROM member
  LEFT JOIN LATERAL (
       SELECT postcode.municipality_code
         FROM postcode
        WHERE postcode.postcode <= member.postcode
          AND postcode.postcode_to >= member.postcode
        ORDER BY postcode.postcode DESC
        LIMIT 1
       ) AS near ON true
  JOIN municipality_region
    ON municipality_region.municipality_code = coalesce(member.municipality_code, near.municipality_code)
   AND municipality_region.valid @> %(as_of)s::date
 WHERE member.akasse_id = %(akasse_id)s
   AND member.member_id = ANY (%(member_ids)s)
 ORDER BY member.number

-- pool_crowds --
-- How many members of the a-kasse share a region, an occupation held or a section, alone and together: each row says
-- of which of the three it is a number, the others are null; a region or section nobody knows is empty.
SELECT CASE WHEN grouping(people.region) = 0 THEN people.region END AS region,
       CASE WHEN grouping(people.occupation_id) = 0 THEN people.occupation_id END AS occupation_id,
       CASE WHEN grouping(people.section) = 0 THEN people.section END AS section,
       count(DISTINCT people.member_id) AS members
  FROM (SELECT member.member_id,
               coalesce(municipality_region.region, '') AS region,
               coalesce(member_occupation.occupation_id, 0) AS occupation_id,
               coalesce(member_occupation.section, '') AS section
          FROM member
          LEFT JOIN LATERAL (
               SELECT postcode.municipality_code
                 FROM postcode
                WHERE postcode.postcode <= member.postcode
                  AND postcode.postcode_to >= member.postcode
                ORDER BY postcode.postcode DESC
                LIMIT 1
               ) AS near ON true
          LEFT JOIN municipality_region
            ON municipality_region.municipality_code = coalesce(member.municipality_code, near.municipality_code)
           AND municipality_region.valid @> %(as_of)s::date
          LEFT JOIN member_occupation
            ON member_occupation.akasse_id = member.akasse_id
           AND member_occupation.member_id = member.member_id
         WHERE member.akasse_id = %(akasse_id)s
       ) AS people
 GROUP BY GROUPING SETS ((people.region, people.occupation_id), (people.occupation_id),
                         (people.region, people.section), (people.section), (people.region), ())
 ORDER BY region, occupation_id, section
