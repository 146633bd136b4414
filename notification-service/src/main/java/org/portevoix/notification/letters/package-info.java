/** The words of mails: what a letter says, in four languages, as text and as HTML. */
@NullMarked
package org.portevoix.notification.letters;

import org.jspecify.annotations.NullMarked;
