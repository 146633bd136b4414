/**
 * Answers at each attempt of a delivery whether a partner may know who signed.
 */
@NullMarked
package org.portevoix.member.contacts;

import org.jspecify.annotations.NullMarked;
