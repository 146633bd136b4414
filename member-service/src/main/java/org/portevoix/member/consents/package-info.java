/**
 * The append-only ledger of what people agreed to, refused and took back.
 */
@NullMarked
package org.portevoix.member.consents;

import org.jspecify.annotations.NullMarked;
