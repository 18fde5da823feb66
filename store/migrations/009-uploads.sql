-- Who uploaded a file, under which name; the same content may come from several people.
create table uploads (
  sha256 text not null references files,
  person uuid not null references people,
  name text not null,
  at timestamptz not null default now(),
  primary key (sha256, person)
);
insert into uploads (sha256, person, name, at) select sha256, uploaded_by, name, at from files where uploaded_by is not null;
grant select, insert, update on uploads to tiaoli_app;
