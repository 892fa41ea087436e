-- places --
-- Every municipality with the region it belongs to, by date; a reform of the regions is a new row.
SELECT municipality.municipality_code,
       municipality.name,
       municipality_region.region_code,
       municipality_region.region,
       lower(municipality_region.valid) AS valid_from,
       upper(municipality_region.valid) AS valid_until
  FROM municipality
  JOIN municipality_region ON municipality_region.municipality_code = municipality.municipality_code
 ORDER BY municipality.municipality_code, valid_from NULLS FIRST
