-- each verified payment once: the key is the same for each repetition of a notification, and for the sweep
create table if not exists ledger (
  payment   varchar(100) primary key,
  order_id  varchar(255) not null,
  amount    numeric not null,
  -- not known of a payment that the sweep found
  currency  varchar(10),
  booked_at timestamp with time zone not null default now()
);

create table if not exists balance (
  currency   varchar(10) primary key,
  amount     numeric not null,
  changed_at timestamp with time zone not null
);

-- which payments are done: the table of JdbcMessageIdRepository
create table if not exists camel_messageprocessed (
  processorname varchar(255),
  messageid     varchar(100),
  createdat     timestamp,
  primary key (processorname, messageid)
);

-- which payments are under way, and at which node: the table of JdbcClaimRepository
create table if not exists camel_tegro_claim (
  claim_key   varchar(100) not null primary key,
  claim_owner varchar(64) not null,
  expires_at  bigint not null
);
