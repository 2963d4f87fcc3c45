-- What staff type at a kiosk beside their card, as a scrypt hash (empty: none), and how often in a row it was wrong.
ALTER TABLE staff ADD COLUMN pin TEXT NOT NULL DEFAULT '';
ALTER TABLE staff ADD COLUMN pin_misses INTEGER NOT NULL DEFAULT 0;
