/**
 * Has the ledger forget people: who asked for it, and who signed what is long over.
 */
@NullMarked
package org.portevoix.campaign.erasure;

import org.jspecify.annotations.NullMarked;
