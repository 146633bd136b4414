/**
 * The OAuth 2 issuer: which clients there are, and what their tokens say.
 */
@NullMarked
package org.portevoix.member.oauth;

import org.jspecify.annotations.NullMarked;
