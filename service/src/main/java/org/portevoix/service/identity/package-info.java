/**
 * Who is who without saying who: canonical addresses and the keyed references made of
 * them.
 */
@NullMarked
package org.portevoix.service.identity;

import org.jspecify.annotations.NullMarked;
