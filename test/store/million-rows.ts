/** The tables that hold a million rows, or nearly. */
export const LARGE = ['Check', 'Report', 'Delivery', 'DeliveryCheck', 'InboundEvent'] as const;

/**
 * What four years leave behind in a district of 5,000 items that are asked about every week: a million checks, each with
 * its message, and what was answered to them. Ids are counted by kind: `nth(kind, n)`. For a session that may leave
 * out the checks of references; indexes of the large tables are made once their rows are there, but for those that references need.
 */
export const MILLION_ROWS = String.raw`
set session_replication_role = replica;
set maintenance_work_mem = '256MB';
create function nth(kind int, n bigint) returns uuid language sql immutable as $$ select (lpad(kind::text, 8, '0') || '-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid $$;
insert into "Organization"(id,key,name,"timeZone",language) values (nth(1,1),'large','Large District','America/Chicago','en');
insert into "Unit"(id,"organizationId",key,name,kind) values (nth(2,1),nth(1,1),'district','District','district');
insert into "Person"(id,"organizationId",email,name,"unitId")
  select nth(3,p),nth(1,1),'p'||p||'@example.org','Person '||p,nth(2,1) from generate_series(1,500) p;
insert into "Identity"(id,"organizationId","personId",platform,workspace,"externalId",name)
  select nth(4,p),nth(1,1),nth(3,p),'sandbox','sandbox','U'||p,'Person' from generate_series(1,500) p;
insert into "Channel"(id,"organizationId",platform,workspace,"externalId",name) values (nth(5,1),nth(1,1),'sandbox','sandbox','C1','plan');
insert into "Plan"(id,"organizationId",code,"unitId",title,language,state,"startedAt","importedAt","fileHash")
  values (nth(6,1),nth(1,1),'PLAN',nth(2,1),'Plan','en','running','2022-08-01','2022-08-01','x');
insert into "PlanItem"(id,"organizationId","planId",code,"sortKey",kind,title,"ownerId")
  select nth(7,i),nth(1,1),nth(6,1),'1.'||i,lpad(i::text,6,'0'),'objective','Objective '||i,nth(3,i%500+1) from generate_series(1,5000) i;
insert into "Cadence"(id,"organizationId","planId","itemId",rule,at,"startsOn") values (nth(8,1),nth(1,1),nth(6,1),null,'FREQ=WEEKLY;BYDAY=MO','09:00','2022-08-01');
insert into "Schedule"(id,"organizationId","planId","itemId","cadenceId","personId","timeZone","nextOn","nextAt",active,absorbed)
  select nth(9,i),nth(1,1),nth(6,1),nth(7,i),nth(8,1),nth(3,i%500+1),'America/Chicago','2026-09-14',timestamptz '2026-09-14 14:00Z'+make_interval(hours=>i%100),true,'{}' from generate_series(1,5000) i;
insert into "Subscription"(id,"organizationId","planId","channelId",rule,at,"timeZone",language,"startsOn","nextAt",active,"createdAt")
  values (nth(10,1),nth(1,1),nth(6,1),nth(5,1),'FREQ=WEEKLY;BYDAY=MO','08:00','America/Chicago','en','2022-08-01','2026-09-21 13:00Z',true,'2022-08-01');
insert into "Digest"(id,"organizationId","subscriptionId","periodStart","periodEnd",counts,content,"contentHash","createdAt","updatedAt")
  select nth(11,w),nth(1,1),nth(10,1),e-interval '7 days',e,'{}','{"summary":"","blocks":[]}','x',e,e from generate_series(1,200) w, lateral (select timestamptz '2026-09-14 13:00Z'-make_interval(days=>7*w) e) x;

create temp table later as
  select indexdef from pg_indexes where schemaname = 'public' and tablename in (${LARGE.map((table) => `'${table}'`).join()}) and indexname !~ '(_pkey|_organizationId_id_key)$';
do $$ declare name text; begin
  for name in select indexname from pg_indexes where schemaname = 'public' and tablename in (${LARGE.map((table) => `'${table}'`).join()}) and indexname !~ '(_pkey|_organizationId_id_key)$' loop
    execute format('drop index public.%I', name);
  end loop;
end $$;
insert into "Check"(id,"organizationId","planId","itemId","personId","occurrenceOn","timeZone","dueAt",state,"stateReason","askAt","askedAt","remindAt","lateAt","lapseAt","answeredAt","closedAt")
  select nth(12,w*5000+i),nth(1,1),nth(6,1),nth(7,i),nth(3,i%500+1),date '2026-09-07'-7*w,'America/Chicago',d,st,
    case st when 'lapsed' then 'no-answer' end, case st when 'due' then d end, case when st<>'due' then d end, case st when 'asked' then d+interval '8 days' end, d+interval '1 day', d+interval '9 days',
    case st when 'answered' then d+interval '3 hours' end, case when st in ('answered','lapsed') then d+interval '6 days' end
  from generate_series(0,199) w, generate_series(1,5000) i,
  lateral (select timestamptz '2026-09-07 14:00Z' - make_interval(days=>7*w) d, case when w=0 and i%50=0 then 'due' when w=0 then 'asked' when (w+i)%5=0 then 'lapsed' else 'answered' end st) x;
insert into "Report"(id,"organizationId","planId","itemId","checkId","personId",status,note,language,late,source,platform,workspace,conversation,message,at)
  select nth(13,row_number() over ()),"organizationId","planId","itemId",id,"personId",(array['on-track','at-risk','off-track',null])[1+extract(day from "answeredAt")::int%4],'note','en',false,'words','sandbox','sandbox','d-'||"personId",'m-'||id,"answeredAt" from "Check" where state='answered';
insert into "Delivery"(id,"organizationId",key,kind,platform,workspace,"destinationKind",destination,"personId","planId",payload,state,"dueAt","createdAt",version,"sentVersion",conversation,message,"sentAt")
  select overlay(id::text placing '00000014' from 1 for 8)::uuid,"organizationId",'prompt:'||id,'prompt','sandbox','sandbox','direct','U1',"personId","planId",'{"kind":"checks"}',case when state='due' then 'pending' else 'sent' end,"dueAt","dueAt",1,case when state='due' then 0 else 1 end,'d-'||"personId",'b-'||id,"dueAt" from "Check";
insert into "DeliveryCheck"(id,"organizationId","deliveryId","checkId",position)
  select overlay(id::text placing '00000015' from 1 for 8)::uuid,"organizationId",overlay(id::text placing '00000014' from 1 for 8)::uuid,id,0 from "Check";
insert into "InboundEvent"(id,"organizationId",platform,workspace,key,"userId",type,payload,"receivedAt",state,"doneAt")
  select overlay(id::text placing '00000016' from 1 for 8)::uuid,"organizationId",'sandbox','sandbox','k-'||id,'U'||right("personId"::text,12)::int,'message',case when at>'2026-08-25' then '{"message":"x"}'::jsonb end,at,case when at>'2026-08-31' then 'pending' else 'done' end,case when at<='2026-08-31' then at end from "Report";
do $$ declare definition text; begin
  for definition in select indexdef from later loop execute definition; end loop;
end $$;
drop function nth(int, bigint);
set session_replication_role = origin;
analyze;
`;
