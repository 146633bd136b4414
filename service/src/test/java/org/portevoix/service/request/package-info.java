/** Tries what is read from requests. */
@NullMarked
package org.portevoix.service.request;

import org.jspecify.annotations.NullMarked;
