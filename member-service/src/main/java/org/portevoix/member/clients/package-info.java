/**
 * API clients that organisations make for their own systems: their secrets, their end,
 * and the pages for both.
 */
@NullMarked
package org.portevoix.member.clients;

import org.jspecify.annotations.NullMarked;
