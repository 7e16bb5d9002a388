// What a program's author writes with the types that are generated of the service's own description.
// node client.mjs SERVICE, with the access key of the agency in KEY
import type { components, paths } from "./service.js";

declare const process: { argv: string[]; env: Record<string, string | undefined> };

type Problem = components["schemas"]["Problem"];

/** What an operation answers with a status. */
type Answer<Path extends keyof paths, Method extends keyof paths[Path], Status extends number> =
  paths[Path][Method] extends { responses: { [One in Status]: { content: { "application/json": infer Content } } } } ? Content : never;

/** What an operation takes as JSON. */
type Sent<Path extends keyof paths, Method extends keyof paths[Path]> =
  paths[Path][Method] extends { requestBody: { content: { "application/json": infer Content } } } ? Content : never;

const service = process.argv[2]!;
const authorization = { Authorization: `Bearer ${process.env["KEY"]}` };

async function call<T>(path: string, status: number, init: RequestInit = {}): Promise<T> {
  const answer = await fetch(service + path, init);
  if (answer.status !== status) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return await answer.json() as T;
}

const { contests } = await call<Answer<"/api/contests", "get", 200>>("/api/contests", 200);
const contest = contests.find(one => one.id === "2020")!.self;
const about = await call<Answer<"/api/contests/{contest}", "get", 200>>(contest, 200);
console.log(about.name.ru, about.prizeFund, about.cities.length, about.indicators.find(indicator => indicator.maximum !== null)?.unit);

const refused = await call<Problem>("/api/keys", 401);
console.log(refused.code satisfies Problem["code"], refused.requestId.length > 0);

const scores = await call<Answer<"/api/contests/{contest}/scores", "get", 200>>(`${contest}/scores`, 200, { headers: authorization });
const first = scores.cities[0]!;
console.log(first.city, first.rank, first.score?.toFixed(2), first.groups.map(group => group.points ?? 0).length);

const upload = await call<Answer<"/api/contests/{contest}/applications", "post", 200>>(`${contest}/applications?dryRun=true`, 200, {
  method: "POST", headers: { ...authorization, "Content-Type": "text/csv" }, body: "city,indicator,value\nosh,1.1,12\n",
});
console.log(upload.stored, upload.changes.cells[0]?.field, upload.counts.errors);

const move: Sent<"/api/contests/{contest}/stage", "post"> = { stage: "collecting", reason: "a late file" };
const moved = await call<Answer<"/api/contests/{contest}/stage", "post", 200>>(`${contest}/stage?dryRun=true`, 200, {
  method: "POST", headers: { ...authorization, "Content-Type": "application/json" }, body: JSON.stringify(move),
});
console.log(moved.from, moved.to, moved.missing.values.length >= 0);
