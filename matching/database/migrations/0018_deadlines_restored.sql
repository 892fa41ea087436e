-- Moving the deadline of many orders ahead can be taken back, as pausing and closing them can.

ALTER TYPE list_act ADD VALUE 'restore_deadline' BEFORE 'export';
