/**
 * Tests of what the services share.
 */
@NullMarked
package org.portevoix.service;

import org.jspecify.annotations.NullMarked;
