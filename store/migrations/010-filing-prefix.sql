-- The first 13 digits of a filing number stay with a firm through its changes of name: at most one party has them.
create unique index parties_filing_prefix on parties (filing_prefix) where filing_prefix is not null;
