-- What readers answered to the questions on an explanation. Nothing here says who: `reader` is drawn in the browser for
-- this check alone, so that the same answers sent twice count once, and the day is all that is kept of the time.
create table if not exists comprehension_answers (
  check_id uuid not null references records,
  reader uuid not null,
  right_ones boolean[] not null,
  on_day date not null,
  primary key (check_id, reader)
);
