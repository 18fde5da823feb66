-- The numbers of local standards, each given once; the counter is kept with those of case numbers.
create table if not exists standard_numbers (
  standard uuid primary key references records (id),
  n int not null unique,
  year int not null
);
revoke update, delete on standard_numbers from tiaoli_app;
