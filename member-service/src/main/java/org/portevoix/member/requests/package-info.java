/**
 * What people ask about their data, and how it is answered within its time.
 */
@NullMarked
package org.portevoix.member.requests;

import org.jspecify.annotations.NullMarked;
