/**
 * The functions of the sandbox, by what they do: reckoning on values alone. What reads settings, files, catalogues or
 * the environment, runs text as SQL, or keeps state is not among them; a new version of DuckDB adds none by itself.
 */
const byKind = {
  operators: '+ - * / // % ** ^ & | << >> ~ || ! ~~ !~~ ~~* !~~* ~~~ ^@ @> <@ && -> ->>',
  aggregates:
    'count count_star sum avg mean min max median mode quantile quantile_cont quantile_disc stddev stddev_samp stddev_pop variance var_samp var_pop corr covar_pop covar_samp regr_slope regr_intercept regr_r2 skewness kurtosis entropy bool_and bool_or any_value first last arg_min arg_max min_by max_by list array_agg string_agg group_concat listagg histogram approx_count_distinct approx_quantile bit_and bit_or product fsum sum_no_overflow geomean mad count_if countif grouping',
  window: 'row_number rank dense_rank percent_rank cume_dist ntile lag lead first_value last_value nth_value',
  numbers:
    'abs ceil ceiling floor round trunc sign sqrt cbrt exp ln log log2 log10 pow power mod greatest least sin cos tan asin acos atan atan2 degrees radians pi isnan isinf isfinite add subtract multiply divide gcd lcm factorial even',
  texts:
    'concat concat_ws length len char_length character_length strlen lower upper lcase ucase trim ltrim rtrim left right substr substring substring_grapheme replace reverse starts_with ends_with prefix suffix contains instr strpos position split_part string_split str_split split regexp_matches regexp_replace regexp_extract regexp_full_match lpad rpad like_escape ilike_escape not_like_escape not_ilike_escape ascii chr translate strip_accents format',
  dates:
    'date_part datepart date_trunc datetrunc date_diff datediff date_sub datesub date_add year month day quarter week weekofyear isoyear isodow dayofweek weekday dayofmonth dayofyear dayname monthname hour minute second millisecond epoch epoch_ms last_day make_date make_timestamp strftime strptime try_strptime age date to_days to_months to_years to_hours to_minutes to_seconds time_bucket era yearweek century decade',
  lists:
    'list_value list_contains list_has array_contains array_has list_sum list_avg list_min list_max list_count list_sort list_distinct list_unique list_extract array_extract element_at array_length list_transform list_filter list_aggregate list_slice array_slice list_position unnest range generate_series struct_pack struct_extract row map_extract cardinality map_keys map_values array_to_string list_concat flatten',
  others:
    'coalesce ifnull nullif if typeof json_extract json_extract_string json_array_length json_type json_valid hash md5 sha256 haversine equi_width_bins width_bucket',
} as const;

export const functionsOffered: ReadonlySet<string> = new Set(
  Object.values(byKind).flatMap((names) => names.split(' ')),
);
