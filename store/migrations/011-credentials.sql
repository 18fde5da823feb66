-- Letters that are also verifiable credentials: what was signed, and the entry of the status list that stands for it.
create table credentials (
  code text primary key references letters,
  list int not null,
  index int not null,
  type text not null,
  -- States of the record in which it holds; an event after the letter that leads elsewhere revokes it for good.
  holds_in text[] not null,
  jws text not null,
  issued_at timestamptz not null default now(),
  unique (list, index)
);
create trigger credentials_append_only before update or delete or truncate on credentials for each statement execute function journal_is_append_only();
create trigger letters_append_only before update or delete or truncate on letters for each statement execute function journal_is_append_only();
revoke all on credentials from tiaoli_app;
grant select, insert on credentials to tiaoli_app;
