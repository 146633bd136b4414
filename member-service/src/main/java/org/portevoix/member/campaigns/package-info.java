/**
 * What this service has to know of campaigns: who carries them, and what they asked in
 * which words.
 */
@NullMarked
package org.portevoix.member.campaigns;

import org.jspecify.annotations.NullMarked;
