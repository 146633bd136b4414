/** Tests of the mailbox. */
@NullMarked
package org.portevoix.backing.mailbox;

import org.jspecify.annotations.NullMarked;
