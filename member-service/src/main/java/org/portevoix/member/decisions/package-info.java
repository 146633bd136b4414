/**
 * Takes what the ledger of signatures decided to the consents and the people.
 */
@NullMarked
package org.portevoix.member.decisions;

import org.jspecify.annotations.NullMarked;
