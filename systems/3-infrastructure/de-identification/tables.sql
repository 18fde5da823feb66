-- What was found of an assessment's data: classes before, and the candidates that its search reckoned. Replaced when it is
-- measured or searched again; the decision itself stands in the record.
create table if not exists deidentification_findings (
  assessment uuid primary key references records (id),
  measured jsonb,
  searched jsonb,
  spread jsonb
);
