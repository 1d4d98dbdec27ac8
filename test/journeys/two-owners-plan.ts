/** A plan file of two owners, Ana Lark and Ben Hill of bay.example, who are asked every Monday at nine in Chicago. */
export function twoOwnersPlan({ key, district, code }: { readonly key: string; readonly district: string; readonly code: string }): string {
  return `
organization: { key: ${key}, name: ${district}, time-zone: America/Chicago }
units:
  - { key: district, name: ${district}, calendar: { working-days: mon-fri } }
people:
  - { email: ana@bay.example, name: Ana Lark, unit: district }
  - { email: ben@bay.example, name: Ben Hill, unit: district }
plan:
  code: ${code}
  title: Every child reads
  unit: district
  starts: 2026-09-01
  ends: 2027-06-30
  cadence: { every: week, on: mon, at: "09:00" }
goals:
  - code: "1"
    title: Reading
    objectives:
      - { code: 1.a, title: Reading hour every day, owner: Ana Lark }
      - { code: 1.b, title: Families read at home, owner: Ben Hill }
`;
}
