-- Up to which notice a person has read everything; single ones read beyond it stay in notices_read.
create table notices_seen (
  person uuid primary key references people,
  up_to bigint not null
);
grant select, insert, update on notices_seen to tiaoli_app;
