/** What the parts of the query language are called in the reader's language. */
import { type MessageKey, t } from "../../platform/i18n.ts";
import type { QueryField, queryHoldings, queryStates } from "../../search/query.ts";
import type { QueryNames } from "./query-offers.ts";

const fieldLabels = {
  title: "library_sort_title",
  site: "library_field_site",
  author: "library_field_author",
  source: "library_field_source",
  tag: "library_tags",
  category: "library_field_category",
  lang: "library_languages",
  before: "library_field_before",
  after: "library_field_after",
  is: "library_field_state",
  has: "library_field_holding",
} as const satisfies Record<QueryField, MessageKey>;

const stateLabels = {
  unread: "list_unread",
  read: "library_state_read",
  favourite: "list_favourites",
  archived: "list_archive",
  trashed: "list_trash",
  uncaptured: "list_uncaptured",
} as const satisfies Record<(typeof queryStates)[number], MessageKey>;

const holdingLabels = {
  image: "library_pictures",
  note: "reader_note",
  highlight: "highlights",
  tag: "library_tags",
} as const satisfies Record<(typeof queryHoldings)[number], MessageKey>;

export const queryNames: QueryNames = {
  field: (field) => t(fieldLabels[field]),
  state: (state) => t(stateLabels[state]),
  holding: (holding) => t(holdingLabels[holding]),
};
