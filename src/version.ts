/** What made a record. `version` follows package.json (a test compares them); `ruleset` names the catalogue's issue. */
export const extractorVersion = { name: 'nianbao', version: '0.1.0', ruleset: '2026.2' } as const;
