import { readFile } from 'node:fs/promises';
import path from 'node:path';

const META_POLICY = /<meta[^>]+http-equiv="content-security-policy"[^>]+content="([^"]*)"/i;
const ENTITIES = { '&#39;': "'", '&quot;': '"', '&amp;': '&', '&lt;': '<', '&gt;': '>' };

// Nothing of a page that lost its own policy may run: the answer when a build carries no policy at all.
const CLOSED_POLICY = "default-src 'none'";

const FIXED = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'
};

/** The policy SvelteKit wrote into a built page, or undefined when the page has none. */
export function policyOfPage(html) {
  const found = META_POLICY.exec(html)?.[1];
  return found?.replace(/&(#39|quot|amp|lt|gt);/g, (entity) => ENTITIES[entity] ?? entity);
}

/** The same policy without the hashes of one page's inline scripts, for workers, data and error answers. */
export function policyWithoutPageHashes(policy) {
  return policy
    .split(';')
    .map((directive) => directive.trim())
    .map((directive) =>
      /^script-src(-elem)?\s/.test(directive)
        ? directive.replace(/\s'sha(256|384|512)-[^']+'/g, '')
        : directive
    )
    .filter(Boolean)
    .join('; ');
}

/** Headers every answer carries. `policy` is the text of a content security policy, without frame-ancestors. */
export function securityHeaders(policy) {
  return { ...FIXED, 'content-security-policy': `${policy}; frame-ancestors 'none'` };
}

/** Reads the policy shared by all files of a build from its first page. */
export async function sitePolicy(root) {
  for (const page of ['index.html', '200.html', '404.html']) {
    const html = await readFile(path.join(root, page), 'utf8').catch(() => '');
    const policy = policyOfPage(html);
    if (policy) return policyWithoutPageHashes(policy);
  }
  return CLOSED_POLICY;
}
