/**
 * Has the ledger forget people who asked for it.
 */
@NullMarked
package org.portevoix.campaign.erasure;

import org.jspecify.annotations.NullMarked;
