-- Calling many members to a talk at once is an act on a list, kept as the others are.

ALTER TYPE list_act ADD VALUE 'summon' BEFORE 'meet_need';
