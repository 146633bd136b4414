/**
 * What the console's pages of this service share.
 */
@NullMarked
package org.portevoix.member.desk;

import org.jspecify.annotations.NullMarked;
