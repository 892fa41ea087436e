-- add_saved_search --
-- A view is kept under a name; what is there now counts as seen.
INSERT INTO saved_search (akasse_id, user_id, list, name, choice, made_at, seen_at)
VALUES (%(akasse_id)s, %(user_id)s, %(list)s, %(name)s, %(choice)s, %(now)s, %(now)s)
ON CONFLICT (akasse_id, user_id, list, name) WHERE deleted_at IS NULL DO NOTHING
RETURNING saved_search_id

-- saved_searches --
-- The adviser's own, members first, then by name.
SELECT saved_search.saved_search_id,
       saved_search.list,
       saved_search.name,
       saved_search.choice,
       saved_search.seen_at
  FROM saved_search
 WHERE saved_search.akasse_id = %(akasse_id)s
   AND saved_search.user_id = %(user_id)s
   AND saved_search.deleted_at IS NULL
 ORDER BY saved_search.list, danish_key(saved_search.name), saved_search.saved_search_id

-- lock_saved_search --
-- One of the adviser's own, a deleted one too, which nobody else changes meanwhile.
SELECT saved_search.saved_search_id,
       saved_search.list,
       saved_search.name,
       saved_search.choice,
       saved_search.seen_at
  FROM saved_search
 WHERE saved_search.akasse_id = %(akasse_id)s
   AND saved_search.user_id = %(user_id)s
   AND saved_search.saved_search_id = %(saved_search_id)s
   FOR UPDATE

-- is_name_taken --
-- Whether another standing search of the adviser on that list has the name.
SELECT EXISTS (SELECT
                 FROM saved_search
                WHERE saved_search.akasse_id = %(akasse_id)s
                  AND saved_search.user_id = %(user_id)s
                  AND saved_search.list = %(list)s
                  AND saved_search.name = %(name)s
                  AND saved_search.saved_search_id <> %(saved_search_id)s
                  AND saved_search.deleted_at IS NULL)

-- mark_search_seen --
-- What is there now is not new the next time; time never runs back.
UPDATE saved_search
   SET seen_at = greatest(saved_search.seen_at, %(now)s)
 WHERE saved_search.akasse_id = %(akasse_id)s
   AND saved_search.user_id = %(user_id)s
   AND saved_search.saved_search_id = %(saved_search_id)s

-- rename_search --
-- A better name.
UPDATE saved_search
   SET name = %(name)s
 WHERE saved_search.akasse_id = %(akasse_id)s
   AND saved_search.user_id = %(user_id)s
   AND saved_search.saved_search_id = %(saved_search_id)s

-- set_search_aside --
-- Deleted, or with null brought back.
UPDATE saved_search
   SET deleted_at = %(deleted_at)s
 WHERE saved_search.akasse_id = %(akasse_id)s
   AND saved_search.user_id = %(user_id)s
   AND saved_search.saved_search_id = %(saved_search_id)s

-- forget_deleted_searches --
-- What can no longer be brought back is not kept.
DELETE FROM saved_search
 WHERE saved_search.akasse_id = %(akasse_id)s
   AND saved_search.user_id = %(user_id)s
   AND saved_search.deleted_at < %(before)s
