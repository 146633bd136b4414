/**
 * People and what they agreed to, the organisations they agreed with, and the issuer of
 * tokens.
 */
@NullMarked
package org.portevoix.member;

import org.jspecify.annotations.NullMarked;
