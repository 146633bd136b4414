/** The developer mailbox: takes every mail by SMTP, shows it to people and programs. */
@NullMarked
package org.portevoix.backing.mailbox;

import org.jspecify.annotations.NullMarked;
