-- What a kiosk that comes back is told: looked for by when it was solved.
CREATE INDEX ticket_by_solved ON ticket(solved_at);
