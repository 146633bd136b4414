package org.portevoix.campaign.pages;

/**
 * How many signed, and how many it takes to reach the next goal.
 */
record Standing(String slug, long confirmed, long goal) {

}
