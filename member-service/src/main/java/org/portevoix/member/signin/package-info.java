/**
 * The pages where people of the staff sign in, come in for the first time, or get in
 * again, and the short session between the password and the code.
 */
@NullMarked
package org.portevoix.member.signin;

import org.jspecify.annotations.NullMarked;
