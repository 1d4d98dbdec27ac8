/**
 * Two years of two districts: enough rows that PostgreSQL plans as it would for many, in a second. Every row's id is made
 * from a name such as `o1` (the first district) or `i1.1.3` (the third item of its first plan). For a session that may
 * leave out the checks of references.
 */
export const MANY_ROWS = String.raw`
set session_replication_role = replica;
create function uid(k text) returns uuid language sql immutable as $$ select md5(k)::uuid $$;
insert into "Organization"(id,key,name,"timeZone",language)
  select uid('o'||o),'org'||o,'Org','America/Chicago','en'
  from generate_series(1,2) o;
insert into "Unit"(id,"organizationId",key,name,kind)
  select uid('u'||o),uid('o'||o),'d','D','district'
  from generate_series(1,2) o;
insert into "Person"(id,"organizationId",email,name,"unitId")
  select uid('p'||o||'.'||p),uid('o'||o),'p'||p||'@x.org','P'||p,uid('u'||o)
  from generate_series(1,2) o, generate_series(1,6) p;
insert into "Identity"(id,"organizationId","personId",platform,workspace,"externalId",name)
  select uid('id'||o||'.'||p),uid('o'||o),uid('p'||o||'.'||p),'sandbox','sandbox','u'||p,'P'
  from generate_series(1,2) o, generate_series(1,6) p;
insert into "Channel"(id,"organizationId",platform,workspace,"externalId",name)
  select uid('ch'||o),uid('o'||o),'sandbox','sandbox','c1','c'
  from generate_series(1,2) o;
insert into "Plan"(id,"organizationId",code,"unitId",title,language,state,"startedAt","importedAt","fileHash")
  select uid('pl'||o||'.'||l),uid('o'||o),'PLAN'||l,uid('u'||o),'Plan','en',case when l=2 then 'paused' else 'running' end,'2024-08-01','2024-08-01','x'
  from generate_series(1,2) o, generate_series(1,2) l;
insert into "PlanItem"(id,"organizationId","planId",code,"sortKey",kind,title,"ownerId")
  select uid('i'||o||'.'||l||'.'||i),uid('o'||o),uid('pl'||o||'.'||l),i::text,lpad(i::text,6,'0'),'objective','T',uid('p'||o||'.'||(i%6+1))
  from generate_series(1,2) o, generate_series(1,2) l, generate_series(1,12) i;
insert into "Measure"(id,"organizationId","itemId",key,name,unit,direction,position)
  select uid('m'||o||'.'||l||'.'||i),uid('o'||o),uid('i'||o||'.'||l||'.'||i),'m','M','%','up',0
  from generate_series(1,2) o, generate_series(1,2) l, generate_series(1,12) i;
insert into "Cadence"(id,"organizationId","planId","itemId",rule,at,"startsOn")
  select uid('cad'||o||'.'||l),uid('o'||o),uid('pl'||o||'.'||l),null,'FREQ=WEEKLY;BYDAY=MO','09:00','2024-08-05'
  from generate_series(1,2) o, generate_series(1,2) l;
insert into "Schedule"(id,"organizationId","planId","itemId","cadenceId","personId","timeZone","nextOn","nextAt",active,absorbed)
  select uid('s'||o||'.'||l||'.'||i),uid('o'||o),uid('pl'||o||'.'||l),uid('i'||o||'.'||l||'.'||i),uid('cad'||o||'.'||l),uid('p'||o||'.'||(i%6+1)),'America/Chicago','2026-09-14','2026-09-14 14:00+00',l<2,'{}'
  from generate_series(1,2) o, generate_series(1,2) l, generate_series(1,12) i;
insert into "Check"(id,"organizationId","planId","itemId","personId","occurrenceOn","timeZone","dueAt",state,"stateReason","askAt","askedAt","remindAt","lateAt","lapseAt","answeredAt","closedAt")
select uid('c'||o||'.'||l||'.'||i||'.'||w),uid('o'||o),uid('pl'||o||'.'||l),uid('i'||o||'.'||l||'.'||i),uid('p'||o||'.'||(i%6+1)),date '2026-09-07'-7*w,'America/Chicago',d,
 st, case st when 'lapsed' then 'no-answer' end, case st when 'due' then d end, case st when 'due' then null else d end, case st when 'asked' then d+interval '1 day' end, d+interval '1 day', d+interval '6 days', case st when 'answered' then d+interval '3 hours' end, case when st in('answered','lapsed') then d+interval '6 days' end
from generate_series(1,2) o, generate_series(1,2) l, generate_series(1,12) i, generate_series(0,99) w,
lateral (select timestamptz '2026-09-07 14:00+00' - make_interval(days=>7*w) d, case when w=0 and i%7=0 then 'due' when w=0 then 'asked' when (w+i)%4=0 then 'lapsed' else 'answered' end st) x;
insert into "Report"(id,"organizationId","planId","itemId","checkId","personId",status,note,language,late,source,platform,workspace,conversation,message,at)
select uid('r'||c.id),c."organizationId",c."planId",c."itemId",c.id,c."personId",(array['on-track','at-risk','off-track',null])[1+(get_byte(decode(substr(md5(c.id::text),1,2),'hex'),0)%4)],'note','en',get_byte(decode(substr(md5(c.id::text),3,2),'hex'),0)<20,'words','sandbox','sandbox','dm-'||c."personId",'m'||c.id,c."answeredAt" from "Check" c where state='answered';
insert into "ReportRevision"(id,"organizationId","reportId",number,at,"byId",reason,status,words,understood)
  select uid('v'||r.id||n),r."organizationId",r.id,n,r.at,r."personId",case n when 1 then 'filed' else 'edited' end,r.status,'w',jsonb_build_object('parts',jsonb_build_array(jsonb_build_object('kind','words','message',r.message,'words','w','files','[]'::jsonb,'said','{"readings":[],"links":[],"blockers":[],"needs":[]}'::jsonb)))
  from "Report" r, generate_series(1,1) n;
insert into "Evidence"(id,"organizationId","itemId","reportId",kind,title,text,"addedById",at)
  select uid('e'||r.id||n),r."organizationId",r."itemId",r.id,case n when 1 then 'text' else 'link' end,'t','t',r."personId",r.at
  from "Report" r, generate_series(1,2) n;
insert into "EvidenceCopy"(id,"organizationId","evidenceId",platform,workspace,address,state,store,key,size,"copiedAt")
  select uid('ec'||id),"organizationId",id,'slack','T1','https://files.slack.com/f',case when at>'2026-09-07' then 'waiting' else 'copied' end,'s3','k',1,at
  from "Evidence";
insert into "Blocker"(id,"organizationId","itemId","reportId",text)
  select uid('b'||r.id||n),r."organizationId",r."itemId",r.id,'t'
  from "Report" r, generate_series(1,3) n;
insert into "Need"(id,"organizationId","planId","itemId","reportId",what,state,"createdAt")
  select uid('n'||r.id),r."organizationId",r."planId",r."itemId",r.id,'t','open',r.at
  from "Report" r where status='at-risk';
insert into "Reading"(id,"organizationId","measureId",value,"on","reportId","recordedById","recordedAt")
  select uid('rd'||r.id),r."organizationId",m.id,90,r.at::date,r.id,r."personId",r.at
  from "Report" r join "Measure" m on m."itemId"=r."itemId";
insert into "Delivery"(id,"organizationId",key,kind,platform,workspace,"destinationKind",destination,"personId","planId",payload,state,"dueAt","createdAt",version,"sentVersion",conversation,message,"sentAt")
select uid('d'||c.id),c."organizationId",'prompt:'||c.id,'prompt','sandbox','sandbox','direct','u1',c."personId",c."planId",'{"kind":"checks"}',case when c.state='due' then 'pending' else 'sent' end,c."dueAt",c."dueAt",1,case when c.state='due' then 0 else 1 end,'dm-'||c."personId",'b'||c.id,c."dueAt" from "Check" c;
insert into "Delivery"(id,"organizationId",key,kind,platform,workspace,"destinationKind",destination,"personId","planId","reportId",payload,state,"dueAt","createdAt",version,"sentVersion",conversation,message,"sentAt")
select uid('dr'||r.id),r."organizationId",'playback:'||r.id,'playback','sandbox','sandbox','direct','u1',r."personId",r."planId",r.id,jsonb_build_object('kind','report','reportId',r.id),case when get_byte(decode(substr(md5(r.id::text),1,2),'hex'),0)=0 then 'parked' else 'sent' end,r.at,r.at,1,1,'dm-'||r."personId",'pb'||r.id,r.at from "Report" r;
insert into "DeliveryCheck"(id,"organizationId","deliveryId","checkId",position)
  select uid('dc'||c.id),c."organizationId",uid('d'||c.id),c.id,0
  from "Check" c;
insert into "InboundEvent"(id,"organizationId",platform,workspace,key,"userId",type,payload,"receivedAt",state,"doneAt")
  select uid('ie'||r.id),r."organizationId",'sandbox','sandbox','k'||r.id,'u'||(get_byte(decode(substr(md5(r.id::text),1,2),'hex'),0)%30),'message','{"message":"x"}',r.at,case when r.at>'2026-09-07' then 'pending' else 'done' end,case when r.at>'2026-09-07' then null else r.at end
  from "Report" r;
insert into "Clarification"(id,"organizationId","personId",kind,payload,platform,workspace,conversation,"createdAt","answeredAt","expiresAt")
  select uid('cl'||r.id),r."organizationId",r."personId",'which-item',jsonb_build_object('kind','which-item','message',r.message,'words','w','files','[]'::jsonb,'at',r.at,'itemIds','[]'::jsonb),'sandbox','sandbox','dm-'||r."personId",r.at,r.at,r.at
  from "Report" r where late;
insert into "Subscription"(id,"organizationId","planId","channelId",rule,at,"timeZone",language,"startsOn","nextAt",active,"createdAt")
  select uid('sub'||o||'.'||l||'.'||n),uid('o'||o),uid('pl'||o||'.'||l),uid('ch'||o),'FREQ=WEEKLY;BYDAY=MO','08:00','America/Chicago','en','2024-08-05','2026-09-14 13:00+00',n=1,'2024-08-05'
  from generate_series(1,2) o, generate_series(1,2) l, generate_series(1,5) n;
insert into "Digest"(id,"organizationId","subscriptionId","periodStart","periodEnd",counts,content,"contentHash","createdAt","updatedAt")
  select uid('dg'||s.id||w),s."organizationId",s.id,timestamptz '2026-08-31 13:00+00'-make_interval(days=>7*w),timestamptz '2026-09-07 13:00+00'-make_interval(days=>7*w),'{}','{"summary":"","blocks":[]}','x',now(),now()
  from "Subscription" s, generate_series(0,60) w;
insert into "Delivery"(id,"organizationId",key,kind,platform,workspace,"destinationKind",destination,"planId","digestId",payload,state,"dueAt","createdAt",version,"sentVersion",conversation,message,"sentAt")
select uid('dd'||g.id),g."organizationId",'digest:'||g.id,'digest','sandbox','sandbox','channel','c1',s."planId",g.id,jsonb_build_object('kind','digest','digestId',g.id),'sent',g."periodEnd",g."periodEnd",1,1,'c1','dg'||g.id,g."periodEnd" from "Digest" g join "Subscription" s on s.id=g."subscriptionId";
insert into "DigestRefresh"(id,"organizationId","planId","requestedAt")
  select uid('df'||o||'.'||n),uid('o'||o),uid('pl'||o||'.'||(n%2+1)),now()
  from generate_series(1,2) o, generate_series(1,300) n;
insert into "AuditEntry"(id,"organizationId",action,"subjectKind","subjectId",at)
  select uid('a'||r.id),r."organizationId",(array['item.owner','item.cadence','plan.import'])[1+(get_byte(decode(substr(md5(r.id::text),1,2),'hex'),0)%3)],'item',r."itemId"::text,r.at
  from "Report" r;
drop function uid(text);
set session_replication_role = origin;
analyze;
`;
