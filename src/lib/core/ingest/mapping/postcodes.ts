/** First three digits of ZIP codes, from and to, and the state they are in. */
export const ZIP_STATES =
  '005-005 NY,006-007 PR,008-008 VI,009-009 PR,010-027 MA,028-029 RI,030-038 NH,039-049 ME,050-054 VT,055-055 MA,056-059 VT,060-069 CT,070-089 NJ,100-149 NY,150-196 PA,197-199 DE,200-200 DC,201-201 VA,202-205 DC,206-219 MD,220-246 VA,247-268 WV,270-289 NC,290-299 SC,300-319 GA,320-339 FL,341-349 FL,350-369 AL,370-385 TN,386-397 MS,398-399 GA,400-427 KY,430-459 OH,460-479 IN,480-499 MI,500-528 IA,530-549 WI,550-567 MN,569-569 DC,570-577 SD,580-588 ND,590-599 MT,600-629 IL,630-658 MO,660-679 KS,680-693 NE,700-714 LA,716-729 AR,730-732 OK,733-733 TX,734-749 OK,750-799 TX,800-816 CO,820-831 WY,832-838 ID,840-847 UT,850-865 AZ,870-884 NM,885-885 TX,889-898 NV,900-961 CA,967-968 HI,969-969 GU,970-979 OR,980-994 WA,995-999 AK'
    .split(',')
    .map((entry) => ({
      from: Number(entry.slice(0, 3)),
      to: Number(entry.slice(4, 7)),
      state: entry.slice(8)
    }));

/** Where the first three digits say more than the state does. Those that are left out may be in any zone of their state. */
export const ZIP_ZONES: Readonly<Record<string, string>> = {
  'America/New_York': '320-323,326-339,341-349,376-379,400-412,415-418',
  'America/Chicago':
    '325-325,370-372,380-385,420-420,422-424,463-464,476-477,570-575,580-584,660-676,680-690,750-796',
  'America/Denver': '798-799,885-885,691-691,693-693',
  'America/Detroit': '480-497',
  'America/Indiana/Indianapolis': '460-462,467-473',
  'America/Los_Angeles': '838-838,970-978',
  'America/Boise': '832-834,836-837',
  'America/Phoenix': '850-859'
};
